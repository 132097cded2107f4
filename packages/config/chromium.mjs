import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the browser that `npm test` fetches for itself is unpacked. */
export const OWN_CHROMIUM = fileURLToPath(new URL('../../node_modules/.tools/chromium/chromium', import.meta.url));

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  OWN_CHROMIUM,
];

/** Keeps the browser on this machine: its own start-up look-ups find no host, and nothing leaves over QUIC. */
export const CHROMIUM_ARGS = [
  '--disable-quic',
  '--disable-gpu',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];

/** The browser on this machine, or undefined. `CHROMIUM_PATH` goes first and must exist when it is set. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `CHROMIUM_PATH names ${named}, and there is no such file. Browser tests cannot start. Correct the path or unset it.`,
    );
  }
  return CANDIDATES.find((path) => existsSync(path));
}

/** The browser on this machine. @throws Error when there is none; `npm test` fetches one by itself. */
export function chromiumPath() {
  const path = findChromium();
  if (path === undefined) {
    throw new Error(
      'No Chromium was found. Browser tests cannot start. Install Chromium or Chrome, set CHROMIUM_PATH, or run `npm test`, which fetches one.',
    );
  }
  return path;
}
