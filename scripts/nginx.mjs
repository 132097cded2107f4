import { findNginx, nginxPath } from '../packages/config/nginx.mjs';
import { installFromApt } from './apt.mjs';

/** Finds an nginx, or fetches one with apt where that is allowed. @returns its path */
export async function ensureNginx() {
  if (findNginx() === undefined) await installFromApt('nginx');
  return nginxPath();
}
