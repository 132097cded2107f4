import type { FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ConfigAnswer, RenderedPageData } from '../contract.ts';
import type { SessionCookies } from '../createSessionCookies.ts';

interface Renderer {
  render(data: RenderedPageData): string;
}

/** Vite's page for it, without the HTML. */
export const RENDERED_TEMPLATE = 'rendered.html';
const ROOT = '<div id="root"></div>';
const QUOTED: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;' };

const attribute = (value: string): string => value.replaceAll(/[&"<]/g, (character) => QUOTED[character] ?? '');

/**
 * A page that is HTML before it is an application.
 *
 * @param root the folder that Vite built for browsers; what it built for this server lies beside it
 */
export function renderedPage(app: FastifyInstance, root: string, cookies: SessionCookies, config: ConfigAnswer): void {
  const renderer = pathToFileURL(join(root, '../rendered/render.js')).href;
  app.get('/rendered', async (request, reply) => {
    const data = { ...config, userId: cookies.read(request.headers.cookie, undefined) };
    const { render } = (await import(renderer)) as Renderer;
    const template = await readFile(join(root, RENDERED_TEMPLATE), 'utf8');
    // An attribute, for the page's policy runs no script that stands in it.
    const page = `<div id="root" data-page="${attribute(JSON.stringify(data))}">${render(data)}</div>`;
    return reply
      .type('text/html')
      .header('cache-control', 'no-store')
      .send(template.replace(ROOT, () => page));
  });
}
