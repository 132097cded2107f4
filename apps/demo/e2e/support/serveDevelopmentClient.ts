import { rm } from 'node:fs/promises';
import { preview } from 'vite';
import { buildClient, DEMO } from './buildClient.ts';
import { freePort } from './freePort.ts';

/** Serves the client built for development: there, and only there, StrictMode mounts everything twice. */
export async function serveDevelopmentClient(apiUrl: string): Promise<{ url: string; close(): Promise<void> }> {
  const outDir = await buildClient({ NODE_ENV: 'development' });
  const port = await freePort();
  const server = await preview({
    root: DEMO,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port, strictPort: true, proxy: { '/api': apiUrl } },
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
