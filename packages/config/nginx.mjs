import { existsSync } from 'node:fs';

const CANDIDATES = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'];

/** The nginx on this machine, or undefined. `NGINX_PATH` goes first and must exist when it is set. */
export function findNginx() {
  const named = process.env.NGINX_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `NGINX_PATH names ${named}, and there is no such file. Tests of the relay cannot start. Correct the path or unset it.`,
    );
  }
  return CANDIDATES.find((path) => existsSync(path));
}

/** The nginx on this machine. @throws Error when there is none; `npm test` fetches one where it may */
export function nginxPath() {
  const path = findNginx();
  if (path === undefined) {
    throw new Error(
      'No nginx was found. Tests of the relay cannot start. Install nginx, set NGINX_PATH, or run `npm test` as root, which fetches one with apt.',
    );
  }
  return path;
}
