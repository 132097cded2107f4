import { programFinder } from './programFinder.mjs';

/** The Redis server on this machine: `find` may find none, `path` throws then. */
export const { find: findRedis, path: redisPath } = programFinder({
  name: 'redis-server',
  variable: 'REDIS_SERVER_PATH',
  candidates: ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'],
  uses: 'Tests of the cluster',
});
