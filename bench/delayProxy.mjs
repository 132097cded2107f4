import net from 'node:net';

/**
 * A TCP relay that holds every chunk back on its way, in order. The connection itself is accepted at once, so that a
 * round trip is counted from the first byte.
 *
 * @param {number} targetPort on 127.0.0.1
 * @param {number} oneWayMs delay in each direction
 */
export async function openDelayProxy(targetPort, oneWayMs) {
  const sockets = new Set();
  const server = net.createServer((near) => {
    const far = net.connect(targetPort, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (chunk) => setTimeout(() => to.writable && to.write(chunk), oneWayMs));
      from.on('end', () => setTimeout(() => to.end(), oneWayMs));
      from.on('error', () => to.destroy());
      from.on('close', () => sockets.delete(from));
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
