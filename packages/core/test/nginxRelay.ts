import { findFreePort } from '@nexconn-kit/config/freePort';
import { nginxPath } from '@nexconn-kit/config/nginx';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the relay does with whatever it is asked. */
export type RelayBehavior =
  /** Relays to the gateway, upgrades included. */
  | 'relay'
  /** Relays HTTP to the gateway, and drops the upgrade on the way, as an nginx does that nobody told of WebSocket. */
  | 'httpOnly'
  /** Answers everything with this status by itself. */
  | number;

/** One request, as the relay answered it: for an upgrade that was accepted, once it ended. */
export interface RelayedRequest {
  readonly path: string;
  readonly status: number;
}

/** A real nginx in front of a gateway. */
export interface NginxRelay {
  readonly url: string;
  /** Starts it, or starts it anew with another behavior on the same port; live connections are lost. */
  start(behavior: RelayBehavior): Promise<void>;
  /** Ends it, with all its connections: nobody listens on the port any more. */
  stop(): Promise<void>;
  /** The requests that were answered so far. */
  requests(): RelayedRequest[];
  /** Ends it and forgets its files. */
  close(): Promise<void>;
}

const UPGRADE = 'proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;';

function location(behavior: RelayBehavior, gatewayUrl: string): string {
  if (typeof behavior === 'number') return `return ${behavior};`;
  return `proxy_pass ${gatewayUrl}; ${behavior === 'relay' ? UPGRADE : ''}`;
}

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  .map((what) => `${what}_temp_path ${what};`)
  .join(' ');

/** Everything it writes lies below its own directory; nothing of the machine's nginx is read. */
const configuration = (port: number, rule: string): string => `
  daemon off; master_process off; pid nginx.pid; error_log stderr notice;
  events {}
  http {
    ${TEMPORARY}
    log_format brief '$uri $status'; access_log access.log brief;
    server { listen 127.0.0.1:${port}; location / { ${rule} } }
  }
`;

/** Resolves when it listens: the notice about its event method comes after that. Rejects with what it said when it ended before. */
function listening(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('event method')) resolve();
    });
    child.on('error', reject);
    child.on('close', () => reject(new Error(`nginx ended by itself. ${said}`)));
  });
}

/** Prepares an nginx on a free port of 127.0.0.1 that relays to the gateway; it listens once it is started. */
export async function createNginxRelay(gatewayUrl: string): Promise<NginxRelay> {
  const home = mkdtempSync(join(tmpdir(), 'nexconn-nginx-'));
  const log = join(home, 'access.log');
  writeFileSync(log, '');
  const port = await findFreePort();
  let child: ChildProcess | undefined;

  const stop = async (): Promise<void> => {
    const ended = child && once(child, 'close');
    child?.kill('SIGKILL');
    child = undefined;
    await ended;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    async start(behavior) {
      await stop();
      writeFileSync(join(home, 'nginx.conf'), configuration(port, location(behavior, gatewayUrl)));
      child = spawn(nginxPath(), ['-p', home, '-c', 'nginx.conf', '-e', 'stderr'], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      await listening(child);
    },
    stop,
    requests: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split(' '))
        .map(([path = '', status]) => ({ path, status: Number(status) })),
    async close() {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
