import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { answerOrders } from '../load/orders.mjs';

/** Socket.IO that acknowledges a message and stores nothing. */
const server = createServer();
const io = new Server(server, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
io.on('connection', (socket) => socket.on('send', (_, answer) => answer({ isOk: true, messageId: 'x', sentAtMs: 0 })));
await new Promise((resolve) => void server.listen({ port: 0, host: '127.0.0.1' }, resolve));
answerOrders({ open: async () => ({ url: `http://127.0.0.1:${server.address().port}` }) });
