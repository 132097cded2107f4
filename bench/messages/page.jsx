import { NexconnProvider, useChannels, useMessages } from '@nexconn-kit/react';
import { createRoot } from 'react-dom/client';

const CHANNEL = { type: 'direct', id: 'ada' };

function Row({ message }) {
  return <li>{message.content.text}</li>;
}

/** A chat as an application would write it: the list of channels, and the messages of one. */
function Chat({ onShown }) {
  const { channels } = useChannels();
  const { messages } = useMessages(CHANNEL);
  const unread = channels[0]?.unreadCount ?? 0;
  onShown(unread, messages.at(-1)?.content.text);
  return (
    <section>
      <h1>{unread}</h1>
      <ul>
        {messages.map((message) => (
          <Row key={message.clientMessageId} message={message} />
        ))}
      </ul>
    </section>
  );
}

let renders = 0;

/** Signs in, and catches up. @returns how long that took, and how long the page was blocked at most, milliseconds */
window.catchUp = ({ appKey, gatewayUrl, token, count, last }) =>
  new Promise((resolve) => {
    let longestMs = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longestMs = Math.max(longestMs, duration);
    });
    observer.observe({ type: 'longtask' });
    const startedMs = performance.now();
    const onShown = (unread, text) => {
      renders += 1;
      if (unread !== count || text !== last) return;
      const tookMs = performance.now() - startedMs;
      // What a task took is told after it.
      setTimeout(() => resolve({ tookMs, longestMs, renders }), 300);
    };
    createRoot(document.querySelector('main')).render(
      <NexconnProvider appKey={appKey} gatewayUrl={gatewayUrl} userId="bob" tokenProvider={async () => token}>
        <Chat onShown={onShown} />
      </NexconnProvider>,
    );
  });

const ended = (request, name = 'success') =>
  new Promise((resolve) => request.addEventListener(name, resolve, { once: true }));

/** The same count of rows of that size in IndexedDB and nothing else: what no client can be faster than. */
window.putBare = async (count, aTransaction) => {
  const opening = indexedDB.open('bare', 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('messages'));
  await ended(opening);
  const startedMs = performance.now();
  for (let put = 0; put < count;) {
    const transaction = opening.result.transaction('messages', 'readwrite');
    const store = transaction.objectStore('messages');
    for (let row = 0; row < aTransaction; row += 1, put += 1) {
      const messageId = `abcdefgh-${put.toString(36)}`;
      const content = { text: `missed ${put}` };
      const about = { messageId, clientMessageId: messageId, channel: CHANNEL, senderUserId: 'ada', state: 'sent' };
      store.put({ ...about, content, sentAtMs: put }, ['direct:ada', 0, put, messageId]);
    }
    await ended(transaction, 'complete');
  }
  return performance.now() - startedMs;
};
