import net from 'node:net';

/** A TCP front before a gateway that can be taken away, or go silent without closing anything. It counts bytes. */
export async function openFaultFront(targetPort) {
  const sockets = new Set();
  let isSilent = false;
  let bytes = 0;
  const server = net.createServer((near) => {
    const far = net.connect(targetPort, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (chunk) => {
        bytes += chunk.length;
        if (!isSilent) to.write(chunk);
      });
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        if (!isSilent) to.destroy();
      });
    }
  });
  const listen = (port) => new Promise((resolve) => server.listen({ port, host: '127.0.0.1', backlog: 4096 }, resolve));
  await listen(0);
  const { port } = server.address();
  const goAway = () => {
    const isGone = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    return isGone;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    /** Both ways, since it opened: what TCP carries, without its own headers. */
    countBytes: () => bytes,
    /** Cuts every link; whoever dials is refused. */
    goAway,
    comeBack: () => listen(port),
    /** From now on nothing passes either way, and nothing is closed. */
    fallSilent: () => void (isSilent = true),
    close: goAway,
  };
}
