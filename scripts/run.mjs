import { spawn } from 'node:child_process';

const HAS_GROUPS = process.platform !== 'win32';
const running = new Set();

/** A program that ended badly; `output` is all it said. */
export class RunError extends Error {
  constructor(what, output) {
    super(what);
    this.output = output;
  }
}

/** Runs a program to its end, silently. @throws RunError unless it ended with 0 */
export function run(command, args, { cwd, env }) {
  return new Promise((resolve, reject) => {
    // A group of its own, so that a stop reaches whatever it starts in turn.
    const child = spawn(command, args, {
      cwd,
      env,
      detached: HAS_GROUPS,
      shell: command.endsWith('.cmd'),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    running.add(child);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      running.delete(child);
      if (code === 0) resolve();
      else reject(new RunError(`${command} ${args.join(' ')} ended with ${signal ?? code}`, output));
    });
  });
}

/** Asks everything that `run` started to end, with what it started. */
export function stopRunning() {
  for (const child of running) {
    if (HAS_GROUPS) process.kill(-child.pid, 'SIGTERM');
    else child.kill();
  }
}

/** Calls `stop` once, on Ctrl-C, on a request to end, and when the process that started this one is gone. */
export function onStop(stop) {
  let isStopping = false;
  const once = (reason) => {
    if (isStopping) return;
    isStopping = true;
    stop(reason);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, once);
  // npm passes no signal on: when it is killed, a changed parent is the only sign.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && once('orphaned'), 500).unref();
}
