import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresBin } from './postgres.mjs';

const READY = 'database system is ready to accept connections';

/**
 * Starts a PostgreSQL of its own, on a free port and in a temporary directory.
 *
 * @param isDurable false leaves the syncing of the disk out, for tests that kill its clients but never the server
 * @returns its URL, and what stops it and removes its data
 */
export async function startPostgres({ isDurable = false } = {}) {
  const bin = postgresBin();
  const owner = ownerOf();
  const data = mkdtempSync(join(tmpdir(), 'nexconn-postgres-'));
  if (owner) chownSync(data, owner.uid, owner.gid);
  const remove = () => rmSync(data, { recursive: true, force: true });
  process.once('exit', remove);
  const options = { ...owner, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] };
  const made = ['-D', data, '-U', 'nexconn', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), made, options);
  const port = await freePort();
  const sync = isDurable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off'];
  const settings = ['-c', 'max_connections=300', '-c', 'shared_buffers=32MB', ...sync];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', data, ...settings],
    options,
  );
  await ready(server);
  return {
    url: `postgres://nexconn@127.0.0.1:${port}/postgres`,
    async stop() {
      if (server.exitCode === null && server.signalCode === null) {
        // Immediate: the data goes with it.
        server.kill('SIGQUIT');
        await once(server, 'exit');
      }
      process.off('exit', remove);
      remove();
    },
  };
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let output = '';
    server.stderr.setEncoding('utf8').on('data', (chunk) => {
      output = (output + chunk).slice(-4000);
      if (output.includes(READY)) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL ended before it was ready: ${output}`)));
  });
}

/** Whom the server runs as: it refuses root. Undefined: whoever we are. */
function ownerOf() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (which, name) => Number(execFileSync('id', [which, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: id('-u', name), gid: id('-g', name) };
    } catch {
      // No such user here.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.');
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
