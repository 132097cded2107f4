import { watchWork } from '../readers/watchWork.mjs';
import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { NexconnProvider } from '@nexconn-kit/react';
import { createRoot } from 'react-dom/client';
import { MessageLog } from '../../apps/demo/src/chat/MessageLog.tsx';

const MESSAGES = 10_000;
const CHANNEL = { type: 'direct', id: 'bob' };
const NO_GAPS = [];
const WORDS = 'the train goes through eleven tunnels and out of each of them it comes back to where it was'.split(' ');

/** Like what people write: of one to forty words, by either of the two. */
const messageAt = (place) => ({
  clientMessageId: `message-${place}`,
  messageId: `message-${place}`,
  channel: CHANNEL,
  senderUserId: place % 7 < 3 ? 'ada' : 'bob',
  content: { text: Array.from({ length: 1 + ((place * 17) % 40) }, (_, word) => WORDS[(place + word) % 19]).join(' ') },
  sentAtMs: Date.UTC(2026, 0, 1) + place * 60_000,
  state: 'sent',
});

const engine = createScriptedEngine({
  initial: { status: 0, userId: 'ada' },
  messages: Array.from({ length: MESSAGES }, (_, place) => messageAt(place)),
});
const onRetry = () => {};
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
/** After what is queued, without the browser's least pause. */
const soon = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', resolve, { once: true });
    port1.start();
    port2.postMessage(null);
  });
const log = () => document.querySelector('.log');
const bubbles = () => document.querySelectorAll('.bubble').length;

/** Loads all there is, page by page, as a reader who scrolls up does. @returns messages in the page */
async function open() {
  const container = document.querySelector('main');
  createRoot(container).render(
    <NexconnProvider engine={engine}>
      <MessageLog userId="ada" channel={CHANNEL} name="bob" gaps={NO_GAPS} onRetry={onRetry} />
    </NexconnProvider>,
  );
  while (bubbles() < MESSAGES) {
    document.querySelector('.log-more:enabled')?.click();
    await frame();
  }
  return bubbles();
}

/**
 * Scrolls for some time, frame by frame.
 *
 * @returns milliseconds from each frame to the next
 */
async function scroll(element, seconds, pixelsPerFrame) {
  const frames = [];
  element.scrollTop = element.scrollHeight;
  await frame();
  const startedAtMs = await frame();
  let step = -pixelsPerFrame;
  for (let before = startedAtMs, now = await frame(); now - startedAtMs < seconds * 1_000; now = await frame()) {
    frames.push(now - before);
    before = now;
    if (element.scrollTop < 1_000) step = pixelsPerFrame;
    element.scrollTop += step;
  }
  return frames;
}

/** The same window over the same height with nothing in it: what the browser drops by itself. */
async function scrollBare(seconds, pixelsPerFrame) {
  const bare = document.createElement('div');
  bare.style.cssText = 'height: 600px; overflow: auto';
  bare.innerHTML = '<div style="height: 600000px"></div>';
  document.body.replaceChildren(bare);
  return scroll(bare, seconds, pixelsPerFrame);
}

/** What a message that comes costs, and whether it is seen. */
async function receive(count) {
  const { scrollHeight } = log();
  log().scrollTop = scrollHeight;
  await frame();
  const renders = [];
  const tasksMs = [];
  for (let place = 0; place < count; place += 1) {
    const stop = watchWork();
    await frame();
    const startedAtMs = performance.now();
    engine.receiveMessage(messageAt(MESSAGES + place));
    while (bubbles() <= MESSAGES + place) await soon();
    log().getBoundingClientRect();
    tasksMs.push(performance.now() - startedAtMs);
    renders.push(stop().names.filter((name) => name === 'Bubble').length);
  }
  return { renders, tasksMs };
}

window.messageList = { open, receive, scrollBare, scroll: (...way) => scroll(log(), ...way) };
