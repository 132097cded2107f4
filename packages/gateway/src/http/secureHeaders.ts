import type { Server } from 'node:http';

/** Nothing here is a page: no browser may guess a type, keep an answer, frame it or run anything of it. */
const SECURE_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
} as const;

/** Sets them on every answer of the server, on Socket.IO's too, so call it once that listens. */
export function secureHeaders(server: Server): void {
  server.prependListener('request', (_request, response) => {
    for (const [name, value] of Object.entries(SECURE_HEADERS)) response.setHeader(name, value);
  });
}
