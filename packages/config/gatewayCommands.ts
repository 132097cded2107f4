import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Gateway } from '@nexconn-kit/gateway';
import type { ServerApiPath, ServerApiRequest } from '@nexconn-kit/protocol/schemas';
import { isRunnableDevEnvironment } from 'vite';
import type { BrowserCommandContext } from 'vitest/node';
import { TEST_APP_KEY, type TestGateway, type TestGatewaySettings } from './browser.ts';
import type * as GatewaySources from './gatewaySources.ts';

const APP = { appKey: TEST_APP_KEY, appSecret: 'test-app-secret' };

// Not a plain import: Node loads this file by itself, and would load the gateway's last build, or none.
function importGateway({ project }: BrowserCommandContext): Promise<typeof GatewaySources> {
  const { ssr } = project.vite.environments;
  if (!isRunnableDevEnvironment(ssr)) throw new Error('This Vite runs no modules: a page gets no gateway.');
  return ssr.runner.import(fileURLToPath(new URL('gatewaySources.ts', import.meta.url)));
}

/** What a page may ask of Node: gateways of its own, and their Server API. `browser.ts` has the page's side. */
export function createGatewayCommands() {
  const running = new Map<string, Gateway>();

  async function close(url: string): Promise<void> {
    await running.get(url)?.close();
    running.delete(url);
  }

  return {
    async startGateway(context: BrowserCommandContext, settings: TestGatewaySettings = {}): Promise<TestGateway> {
      const { createGateway } = await importGateway(context);
      const dataDir = settings.dataDir ?? mkdtempSync(join(tmpdir(), 'nexconn-test-'));
      const gateway = await createGateway({ ...APP, logLevel: 'silent', ...settings, dataDir });
      running.set(gateway.url, gateway);
      context.project.vitest.onClose(async () => {
        await close(gateway.url);
        if (settings.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
      });
      return { url: gateway.url, port: gateway.port, dataDir };
    },
    closeGateway: (_: BrowserCommandContext, url: string) => close(url),
    async callServerApi<P extends ServerApiPath>(
      context: BrowserCommandContext,
      url: string,
      path: P,
      body: ServerApiRequest<P>,
    ) {
      const { createServerApi } = await importGateway(context);
      return createServerApi({ ...APP, url }).call(path, body);
    },
  };
}
