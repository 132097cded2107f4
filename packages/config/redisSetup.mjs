import { redisPath } from './redis.mjs';

/** Tells tests which Redis to start; they start their own, because they stop it and kill it. */
export function setup({ provide }) {
  provide('redisPath', redisPath());
}
