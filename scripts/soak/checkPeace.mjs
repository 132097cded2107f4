import { setTimeout as wait } from 'node:timers/promises';

/** The ladder ends at 64 s, a dial that is out may take 10 s more, and a provider as long again. */
const LONGEST_WAY_BACK_MS = 90_000;
const LONGEST_CONNECT_MS = 30_000;
/** Node keeps the connections of `fetch`, with which a relay is inspected, for as long as the gateway offers: 72 s. */
const LONGEST_CLOSING_MS = 90_000;
const LOOK_MS = 50;

/** @returns how long it took, milliseconds, or Infinity when the time ran out */
async function until(isSo, withinMs) {
  const startedMs = performance.now();
  while (performance.now() - startedMs < withinMs) {
    if (isSo()) return performance.now() - startedMs;
    await wait(LOOK_MS);
  }
  return isSo() ? withinMs : Infinity;
}

const isUp = ({ engine }) => engine.getConnectionStatus() === 0;

/** Whoever is not at rest comes back by itself. */
async function awaitAll(members, isResting, withinMs, what) {
  const isSettled = (member) => isUp(member) || isResting(member);
  const tookMs = await until(() => members.every(isSettled), withinMs);
  for (const member of members.filter((other) => !isSettled(other))) {
    member.witness.blame(`${what}: still ${member.engine.getConnectionStatus()} after ${withinMs / 1_000} s`);
  }
  return tookMs;
}

/** Whoever rests is asked to connect, except for the one of a pair whose other half has the seat. */
async function wakeResting({ members, isResting, run }) {
  const woken = members.filter(
    (member) => isResting(member) && !(member.partner !== null && (isUp(members[member.partner]) || member.number % 2)),
  );
  for (const { acts } of woken) run(acts.connect);
  // A token is fetched before the status changes.
  await until(() => woken.every(isUp), LONGEST_CONNECT_MS);
  for (const { witness, engine } of woken.filter((member) => !isUp(member))) {
    witness.blame(`asked to connect in peace: ${engine.getConnectionStatus()} after ${LONGEST_CONNECT_MS / 1_000} s`);
  }
  return woken.length;
}

/** All are Connected but those whose other half has the seat, both sides agree on that, and nobody waits for an answer. */
async function checkPresence({ members, api }) {
  const up = members.filter(isUp);
  const yielded = members.filter((member) => !isUp(member) && member.partner !== null && isUp(members[member.partner]));
  for (const { engine, witness } of members.filter((member) => !up.includes(member) && !yielded.includes(member))) {
    witness.blame(`not Connected at the end, but ${engine.getConnectionStatus()}`);
  }
  for (const { witness } of [...up, ...yielded]) {
    for (const call of witness.pending) witness.blame(`${call.id} was never answered`);
  }
  for (const { engine, witness } of up) {
    const userId = engine.getCurrentUserId();
    const { status } = await api.call('/v4/user/connection-status/get', { userId });
    if (status !== '1' && isUp({ engine })) witness.blame(`Connected, but the gateway says ${status} of ${userId}`);
  }
  return { connected: up.length, yielded: yielded.length };
}

/** Each Connected engine has one connection, and nobody else has any. Meanwhile tokens may end, and those go. */
async function checkLinks({ members, networks }, accuse) {
  const links = () => networks.reduce((sum, { proxy }) => sum + proxy.connections, 0);
  const up = () => members.filter(isUp).length;
  if ((await until(() => links() === up(), LONGEST_CLOSING_MS)) === Infinity) {
    accuse({ name: 'the networks', what: `${links()} connections for ${up()} Connected engines`, story: [] });
  }
}

/** After the last fault: what must be right again, and how long it took. */
export async function checkPeace(world, accuse) {
  const { members, isResting } = world;
  const backMs = await awaitAll(members, isResting, LONGEST_WAY_BACK_MS, 'back by itself');
  const woken = await wakeResting(world);
  await awaitAll(members, isResting, LONGEST_CONNECT_MS, 'after all were woken');
  const presence = await checkPresence(world);
  await checkLinks(world, accuse);
  return { backMs, woken, ...presence };
}
