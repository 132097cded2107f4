import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const READY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 100;
/** A little more than a server grants itself for a graceful stop. */
const STOP_WITHIN_MS = 12_000;
const LINES_OF_LOG = 20;

/** Reads a port from the environment. @throws Error that names the variable */
export function portFrom(variable, fallback) {
  const value = process.env[variable] || String(fallback);
  const port = Number(value);
  if (/^\d+$/.test(value) && port >= 1 && port <= 65_535) return port;
  throw new Error(`${variable} is "${value}", which is no port. Give a number from 1 to 65535.`);
}

/** @throws Error that names the variable to change when somebody listens there already */
export function checkPortIsFree(variable, port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', ({ code }) => {
      const what = code === 'EADDRINUSE' ? 'is already in use' : `cannot be used (${code})`;
      reject(
        new Error(
          `Port ${port} ${what}. Stop the program that holds it, or choose another: ${variable}=${port + 1} npm start`,
        ),
      );
    });
    server.listen(port, host, () => server.close(resolve));
  });
}

/** A server in a Node of its own, its output in a log file. */
export class Service {
  #child;
  #logFile;
  #hasEnded = false;
  /** Resolves when the server ends, for whatever reason, with a line that says how. */
  ended;

  constructor(name, program, { env, cwd, logFile }) {
    this.name = name;
    this.#logFile = logFile;
    // Appended: a server that starts again leaves standing why it ended.
    const log = openSync(logFile, 'a', 0o600);
    this.#child = spawn(process.execPath, [program], { env, cwd, stdio: ['ignore', log, log] });
    closeSync(log);
    this.ended = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve(`The ${name} could not be started: ${error.message}`));
      this.#child.once('exit', (code, signal) => resolve(`The ${name} ended (${signal ?? `exit code ${code}`}).`));
    });
    void this.ended.then(() => (this.#hasEnded = true));
  }

  /** Of the server itself, for whoever wants to end it. */
  get pid() {
    return this.#child.pid;
  }

  /** Resolves once `url` answers with success. @throws Error when the server ends before, or takes too long */
  async ready(url) {
    const untilMs = performance.now() + READY_WITHIN_MS;
    while (!this.#hasEnded && performance.now() < untilMs) {
      const response = await fetch(url).catch(() => undefined);
      if (response?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
    throw new Error(this.#hasEnded ? await this.ended : `The ${this.name} did not answer at ${url} within a minute.`);
  }

  /** The end of what it printed. */
  lastLines() {
    return readFileSync(this.#logFile, 'utf8').trimEnd().split('\n').slice(-LINES_OF_LOG).join('\n');
  }

  async stop() {
    if (this.#hasEnded) return;
    this.#child.kill('SIGTERM');
    const giveUp = setTimeout(() => this.#child.kill('SIGKILL'), STOP_WITHIN_MS);
    await this.ended;
    clearTimeout(giveUp);
  }
}
