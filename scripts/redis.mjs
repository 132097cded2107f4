import { findRedis, redisPath } from '../packages/config/redis.mjs';
import { installFromApt } from './apt.mjs';

/** Finds a Redis server, or fetches one with apt where that is allowed. @returns its path */
export async function ensureRedis() {
  if (findRedis() === undefined) await installFromApt('redis-server');
  return redisPath();
}
