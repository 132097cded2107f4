import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** In a child: answers what its parent asks, and ends with it. */
export function answerOrders(handlers) {
  process.on('disconnect', () => process.exit());
  process.on('message', ({ id, order, given }) => {
    handlers[order](given).then(
      (answer) => process.send({ id, answer }),
      (error) => process.send({ id, error: String(error?.stack ?? error) }),
    );
  });
  process.send({ id: 0 });
}

/** Starts a program of this folder in a process of its own. @returns how to ask it, once it is ready */
export async function startProcess(name, args = []) {
  const child = fork(fileURLToPath(new URL(name, import.meta.url)), args, {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map();
  let asked = 0;
  const answerTo = (id) => new Promise((resolve, reject) => void waiting.set(id, { resolve, reject }));
  child.on('message', ({ id, answer, error }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) resolve(answer);
    else reject(new Error(`${name}: ${error}`));
  });
  child.on('exit', () => waiting.forEach(({ reject }) => reject(new Error(`${name} ended`))));
  await answerTo(0);
  return {
    ask(order, given = {}) {
      asked += 1;
      child.send({ id: asked, order, given });
      return answerTo(asked);
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill();
      }),
  };
}
