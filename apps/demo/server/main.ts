import { fileURLToPath } from 'node:url';
import { createAppServer } from './createAppServer.ts';
import { readSettings } from './readSettings.ts';

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const app = createAppServer(settings, fileURLToPath(new URL('../client', import.meta.url)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
  console.log(`Demo at ${await app.listen({ host: settings.host, port: settings.port })}`);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
