import { programFinder } from './programFinder.mjs';

/** The nginx on this machine: `find` may find none, `path` throws then. */
export const { find: findNginx, path: nginxPath } = programFinder({
  name: 'nginx',
  variable: 'NGINX_PATH',
  candidates: ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'],
  uses: 'Tests of the relay',
});
