import { setTimeout as wait } from 'node:timers/promises';
import type { NCChannel } from '@nexconn-kit/core';
import { seededRandom } from '@nexconn-kit/core/testing';
import { createFaultProxy } from '@nexconn-kit/core/testing/node';
import type { ServerApi } from '@nexconn-kit/gateway';
import { Application, nameOf } from './Application.ts';
import { checkMessages } from './checkMessages.ts';
import type { GatewayNode } from './gatewayNode.ts';
import { befall, openSomewhere, type Seat, type World } from './mishaps.ts';
import { readStore, type Shelf } from './readStore.ts';

export interface FaultRun {
  readonly messages: number;
  readonly clients: number;
  readonly faults: number;
  readonly seed: number;
}

const GROUPS = 2;
/** So many of ten messages go to a group. */
const TO_GROUPS = 3;
const LONGEST_BURST = 12;
/** Of one client; the outbox holds 1,000. */
const MOST_PENDING = 150;
const LARGEST_PADDING = 400;
/** Nothing new came for so long: nothing will. */
const PATIENCE_MS = 40_000;

/** Users, of whom every fifth client is a second device, and the channels between them. */
async function settle(api: ServerApi, { clients, seed }: FaultRun) {
  const userCount = clients - Math.floor(clients / 5);
  const userIds = Array.from({ length: userCount }, (_, number) => `s${seed}u${number}`);
  const tokens = new Map<string, string>();
  for (const userId of userIds) {
    const { accessToken } = await api.call('/v4/auth/access-token/issue', { userId, name: userId });
    tokens.set(userId, accessToken);
  }
  const groups = Array.from({ length: GROUPS }, (_, number) => `s${seed}g${number}`);
  for (const channelId of groups) {
    await api.call('/v4/group-channel/create', { channelId, name: channelId, owner: userIds[0]!, userIds });
  }
  const channelsOf = (userId: string): NCChannel[] => [
    ...groups.map((id) => ({ type: 'group', id }) as const),
    ...userIds.filter((id) => id !== userId).map((id) => ({ type: 'direct', id }) as const),
  ];
  const applications = Array.from({ length: clients }, (_, number) => {
    const userId = userIds[number % userCount]!;
    const name = `${userId}${number < userCount ? '' : 'b'}`;
    return new Application({ name, userId, token: tokens.get(userId)!, channels: channelsOf(userId) });
  });
  const shelves = new Map<string, Shelf>();
  for (const userId of userIds) {
    for (const channel of channelsOf(userId)) {
      const name = nameOf(userId, channel);
      shelves.set(name, { name, type: channel.type, userId, channelId: channel.id });
    }
  }
  return { applications, shelves: [...shelves.values()], channelsOf };
}

const sumOf = (applications: readonly Application[], of: (application: Application) => number): number =>
  applications.reduce((total, application) => total + of(application), 0);

/** Resolves once `isSo` of all of them, or once the sum of `count` has not changed for long. The network is well by now. */
async function untilQuiet(
  applications: readonly Application[],
  isSo: (application: Application) => boolean,
  count: (application: Application) => number,
): Promise<void> {
  let [last, sinceMs] = [-1, performance.now()];
  while (!applications.every(isSo) && performance.now() - sinceMs < PATIENCE_MS) {
    // After this many failures an engine waits longer than our patience. One that has not noticed its loss yet is asked again.
    applications.forEach(({ engine }) => engine.reconnectNow());
    const sum = sumOf(applications, count);
    if (sum !== last) [last, sinceMs] = [sum, performance.now()];
    await wait(20);
  }
}

function sayMany(application: Application, count: number, channels: readonly NCChannel[], draw: World['draw']): void {
  for (let said = 0; said < count; said += 1) {
    const channel = draw(0, 10) < TO_GROUPS ? channels[draw(0, GROUPS)] : channels[draw(GROUPS, channels.length)];
    application.say(channel!, draw(0, LARGEST_PADDING));
  }
}

/** Lets everybody talk, and things happen, in a share of the messages each. @returns what happened how often */
async function talk(world: World, run: FaultRun, channelsOf: (userId: string) => NCChannel[]) {
  const { seats, draw } = world;
  const happened = new Map<string, number>();
  const happening = new Set<Promise<void>>();
  let begun = 0;
  for (let said = 0; said < run.messages;) {
    const able = seats.filter(({ application }) => application.isOpen && application.pending < MOST_PENDING);
    const { application } = able[draw(0, able.length)] ?? {};
    const burst = application ? Math.min(draw(1, LONGEST_BURST), run.messages - said) : 0;
    if (application) sayMany(application, burst, channelsOf(application.userId), draw);
    said += burst;
    while (begun < Math.floor((said / run.messages) * run.faults)) {
      begun += 1;
      const one: Promise<void> = befall(world).then((what) => {
        happened.set(what, (happened.get(what) ?? 0) + 1);
        happening.delete(one);
      });
      happening.add(one);
      // A free seat is needed for the next.
      if (happening.size >= seats.length / 2) await Promise.race(happening);
    }
    await wait(application ? 0 : 10);
  }
  await Promise.all(happening);
  return happened;
}

/** Messages of many through faults drawn at random. @returns what is wrong, and what was done */
export async function runFaults(nodes: readonly GatewayNode[], api: ServerApi, run: FaultRun) {
  const random = seededRandom(run.seed);
  const draw = (from: number, to: number): number => from + Math.floor(random() * (to - from));
  const { applications, shelves, channelsOf } = await settle(api, run);
  const seats: Seat[] = await Promise.all(
    applications.map(async (application) => {
      const proxies = await Promise.all(nodes.map(({ url }) => createFaultProxy(url)));
      return { application, proxies, isBusy: false };
    }),
  );
  const world: World = { nodes, seats, draw };
  await Promise.all(seats.map((seat) => openSomewhere(world, seat)));
  const startedMs = performance.now();
  const happened = await talk(world, run, channelsOf);
  const pendingOf = ({ pending }: Application): number => pending;
  await untilQuiet(applications, (application) => pendingOf(application) === 0, pendingOf);
  const store = await readStore(api, shelves);
  const stored = [...store.values()].flat();
  const due = (application: Application): number => {
    const own = new Set(application.notes.flatMap((note) => (note.kind === 'asked' ? [note.text] : [])));
    return application.channels.flatMap((name) => store.get(name) ?? []).filter(({ text }) => !own.has(text)).length;
  };
  const dues = new Map(applications.map((application) => [application, due(application)]));
  const knownOf = ({ known }: Application): number => known.size;
  await untilQuiet(applications, (application) => knownOf(application) >= dues.get(application)!, knownOf);
  const tookS = (performance.now() - startedMs) / 1_000;
  const offences = checkMessages(applications, store);
  // Before they are closed, which counts nothing any more.
  const pending = sumOf(applications, pendingOf);
  await Promise.all(applications.map((application) => application.close(true)));
  await Promise.all(seats.flatMap(({ proxies }) => proxies.map((proxy) => proxy.close())));
  return { offences, happened, stored: stored.length, deliveries: sumOf(applications, knownOf), tookS, pending };
}
