export interface Settings {
  readonly appKey: string;
  readonly appSecret: string;
  /** Where this server reaches the gateway's Server API. */
  readonly gatewayUrl: string;
  /** Where browsers reach the gateway. */
  readonly publicGatewayUrl: string;
  readonly host: string;
  readonly port: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

function required(env: Environment, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') {
    throw new Error(
      `${name} is not set. The app server cannot ask the gateway for tokens without it. Set it and start again.`,
    );
  }
  return value;
}

function httpUrl(env: Environment, name: string, fallback: string): string {
  const value = env[name] ?? fallback;
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new Error(`${name} is "${value}", which is no http(s) URL. Give one such as http://127.0.0.1:8787.`);
  }
  return new URL(value).origin;
}

function portNumber(env: Environment, name: string, fallback: number): number {
  const value = env[name] ?? String(fallback);
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) {
    throw new Error(`${name} is "${value}", which is no port. Give a number from 0 to 65535.`);
  }
  return port;
}

/**
 * Reads the app server's settings.
 *
 * @throws Error that names the setting which is missing or wrong
 */
export function readSettings(env: Environment): Settings {
  const gatewayUrl = httpUrl(env, 'NEXCONN_GATEWAY_URL', 'http://127.0.0.1:8787');
  return {
    appKey: required(env, 'NEXCONN_APP_KEY'),
    appSecret: required(env, 'NEXCONN_APP_SECRET'),
    gatewayUrl,
    publicGatewayUrl: httpUrl(env, 'NEXCONN_PUBLIC_GATEWAY_URL', gatewayUrl),
    host: env['HOST'] ?? '127.0.0.1',
    port: portNumber(env, 'DEMO_PORT', 5173),
  };
}
