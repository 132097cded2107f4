import { createNexconnEngine, httpTokenProvider } from '@nexconn-kit/core';
import { createWitness } from './witness.mjs';

/** Members 0 to 19 are pairs that share a user, and so a seat. */
const PAIRED = 20;
/** Nobody listens there: who has a proxy never dials the gateway itself. */
const NOWHERE = 'http://127.0.0.1:9';
const TIMEOUT_SECONDS = 15;

/** Every kind of client there is, in a mix that does not depend on the seed. */
const habitsOf = (number) => ({
  isRelayed: number % 5 === 1,
  hasPlainToken: number % 6 === 2,
  timeout: number % 7 === 3 ? TIMEOUT_SECONDS : 0,
  reconnectKickEnable: number % 4 === 0,
});

/** What an application may ask of its engine. */
const createActs = ({ engine, witness, users }, wish, connect) => ({
  connect: () => connect(wish.userId),
  switchUser: () => connect(users[users.indexOf(wish.userId) ^ 1]),
  async resume() {
    // Without an earlier `connect` there is nothing to resume: 33003 is the answer to that.
    if (!wish.hasConnected) return;
    await witness.follow('resume', wish.userId, () => engine.resume());
  },
  async reconnectNow() {
    witness.ask('reconnectNow');
    engine.reconnectNow();
  },
  async disconnect() {
    wish.hasConnected = false;
    witness.ask('disconnect');
    await engine.disconnect();
  },
});

/** One application with one engine: what it does when it is told to, and whom it wants to be. */
export function createMember(number, { app, network, tokensUrl, issue, accuse }) {
  const { isRelayed, hasPlainToken, ...habits } = habitsOf(number);
  const partner = number < PAIRED ? number ^ 1 : null;
  const users = [`soak-${partner === null ? number : Math.min(number, partner)}`, `soak-${number}-other`];
  const wish = { userId: users[0], hasConnected: false };
  const witness = createWitness(`engine ${number}, network ${network.number}`, accuse);
  network.watchers.push(witness.tell);
  const engine = createNexconnEngine({
    appKey: app.appKey,
    gatewayUrl: isRelayed ? NOWHERE : network.url,
    logger: { warn: () => {}, error: (message) => witness.blame(message) },
    onTransition: ({ event, from, to }) => witness.tell(`  ${event}: ${from} -> ${to}`),
  });
  engine.addConnectionStatusHandler('soak', (event) => {
    witness.hear(event);
    const [status, userId] = [engine.getConnectionStatus(), engine.getCurrentUserId()];
    if (status === 0 && userId !== wish.userId) witness.blame(`Connected as ${userId}, not as ${wish.userId}`);
  });
  const providers = new Map(users.map((id) => [id, httpTokenProvider(`${tokensUrl}/${id}`)]));
  const connect = async (userId) => {
    const token = hasPlainToken ? await issue(userId).catch(() => undefined) : providers.get(userId);
    if (!token) return;
    Object.assign(wish, { userId, hasConnected: true });
    const proxy = isRelayed ? { url: network.url } : undefined;
    await witness.follow('connect', userId, (complete) =>
      engine.connect({ token, userId, proxy, ...habits }, undefined, complete),
    );
  };
  const member = { number, partner, engine, witness, users };
  const leave = () => {
    engine.removeConnectionStatusHandler('soak');
    return engine.destroy();
  };
  return { ...member, leave, acts: createActs(member, wish, connect) };
}
