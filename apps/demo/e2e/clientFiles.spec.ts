import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, test } from './support/demoTest.ts';

const DEMO = fileURLToPath(new URL('..', import.meta.url));
const SERVER_API_PATH = '/v4/';

async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')] as const)));
}

/** Builds the client where the secret stands in the environment, as it does where a demo is deployed. */
async function buildBesideSecret(secret: string): Promise<ReadonlyMap<string, string>> {
  const outDir = await mkdtemp(join(tmpdir(), 'nexconn-client-'));
  process.env['NEXCONN_APP_SECRET'] = secret;
  try {
    await build({ root: DEMO, logLevel: 'silent', build: { outDir, emptyOutDir: true } });
    return await filesIn(outDir);
  } finally {
    delete process.env['NEXCONN_APP_SECRET'];
    await rm(outDir, { recursive: true, force: true });
  }
}

test.describe('the built client files', () => {
  test('contain neither the App Secret nor a Server API path', async () => {
    const secret = 'the-secret-of-this-very-build';
    const builds = [await filesIn(join(DEMO, 'dist/client')), await buildBesideSecret(secret)];
    for (const files of builds) {
      expect([...files.keys()].some((file) => file.endsWith('.js'))).toBe(true);
      for (const [file, content] of files) {
        expect(content, file).not.toContain(secret);
        expect(content, file).not.toContain('NEXCONN_APP_SECRET');
        expect(content, file).not.toContain(SERVER_API_PATH);
      }
    }
  });

  test('are all that a browser gets, and no answer holds either', async ({ demo, stack, userId }) => {
    const bodies: Promise<string>[] = [];
    demo.page.on('response', (response) => bodies.push(response.text().catch(() => '')));
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(0);
    expect(bodies.length).toBeGreaterThan(5);
    for (const body of await Promise.all(bodies)) {
      expect(body).not.toContain(stack.appSecret);
      expect(body).not.toContain(SERVER_API_PATH);
    }
  });
});
