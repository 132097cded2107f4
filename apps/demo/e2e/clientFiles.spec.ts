import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildClient, DEMO } from './support/buildClient.ts';
import { expect, test } from './support/demoTest.ts';

const SERVER_API_PATH = '/v4/';

async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')] as const)));
}

test.describe('the built client files', () => {
  test('contain neither the App Secret nor a Server API path', async () => {
    const secret = 'the-secret-of-this-very-build';
    // Where a demo is deployed, the secret stands in the environment of the build as well.
    const besideSecret = await buildClient({ NEXCONN_APP_SECRET: secret });
    const builds = [await filesIn(join(DEMO, 'dist/client')), await filesIn(besideSecret)];
    await rm(besideSecret, { recursive: true, force: true });
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
