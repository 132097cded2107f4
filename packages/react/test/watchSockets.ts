/** Every WebSocket the page has opened. Import it before the engine: Socket.IO takes its WebSocket when it is loaded. */
export const sockets: WebSocket[] = [];

globalThis.WebSocket = class extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    if (String(url).includes('socket.io')) sockets.push(this);
  }
};
