import { setTimeout as wait } from 'node:timers/promises';
import type { Fault, FaultProxy } from '@nexconn-kit/core/testing/node';
import type { Application } from './Application.ts';
import type { GatewayNode } from './gatewayNode.ts';

/** An application, and the network between it and each node. */
export interface Seat {
  readonly application: Application;
  readonly proxies: readonly FaultProxy[];
  /** Something happens to it already. */
  isBusy: boolean;
}

export interface World {
  readonly nodes: readonly GatewayNode[];
  readonly seats: readonly Seat[];
  /** A whole number from `from`, below `to`. */
  draw(from: number, to: number): number;
}

/** Nothing else happens to it meanwhile. */
async function alone<T>(seat: Seat, happen: () => Promise<T>): Promise<T> {
  seat.isBusy = true;
  try {
    return await happen();
  } finally {
    seat.isBusy = false;
  }
}

type Happen = (world: World, seat: Seat) => Promise<void>;

async function suffer({ application, proxies }: Seat, fault: Fault, forMs: number, isCut: boolean): Promise<void> {
  await Promise.all(proxies.map((proxy) => proxy.setFault(fault)));
  await wait(forMs);
  // What a hole swallowed arrives once it closes; a cut before that loses it for good.
  if (isCut) proxies.forEach((proxy) => proxy.cut('rst'));
  await Promise.all(proxies.map((proxy) => proxy.setFault({ type: 'pass' })));
  application.engine.reconnectNow();
}

const cut =
  (how: 'rst' | 'fin'): Happen =>
  async (_, { application, proxies }) => {
    proxies.forEach((proxy) => proxy.cut(how));
    await wait(20);
    application.engine.reconnectNow();
  };

const blackHole =
  (direction: 'up' | 'down' | 'both'): Happen =>
  ({ draw }, seat) =>
    suffer(seat, { type: 'blackHole', direction }, draw(50, 1_500), draw(0, 2) === 0);

const urlOf = ({ nodes, draw }: World, { proxies }: Seat): string => {
  const up = proxies.filter((_, index) => nodes[index]?.isUp);
  return (up[draw(0, up.length)] ?? proxies[draw(0, proxies.length)])!.url;
};

/** Opens the application on any node that is there. */
export const openSomewhere = (world: World, seat: Seat): Promise<void> => seat.application.open(urlOf(world, seat));

const reload =
  (isOrderly: boolean): Happen =>
  async (world, seat) => {
    await seat.application.close(isOrderly);
    await openSomewhere(world, seat);
  };

/** With several nodes, those who were on it open again on another, as behind a load balancer; others wait for it. */
const killNode: Happen = async (world, seat) => {
  const { nodes, seats, draw } = world;
  const index = draw(0, nodes.length);
  const node = nodes[index]!;
  if (nodes.some(({ isUp }) => !isUp)) return cut('rst')(world, seat);
  await node.kill();
  const moving = nodes.length > 1 ? seats.filter((one) => !one.isBusy && draw(0, 2) === 0) : [];
  await Promise.all(moving.map((one) => alone(one, () => reload(false)(world, one))));
  await wait(draw(0, 400));
  await node.start();
  seats.forEach(({ application }) => application.isOpen && application.engine.reconnectNow());
};

/** How often each happens among the others. */
const MISHAPS: readonly (readonly [what: string, weight: number, happen: Happen])[] = [
  ['link cut, RST', 3, cut('rst')],
  ['link cut, FIN', 3, cut('fin')],
  ['black hole up', 2, blackHole('up')],
  ['black hole down', 2, blackHole('down')],
  ['black hole both ways', 2, blackHole('both')],
  [
    'acknowledgement lost',
    4,
    ({ draw }, seat) => suffer(seat, { type: 'dropAfter', bytes: draw(0, 3_000) }, draw(50, 400), true),
  ],
  ['tab crashed and reloaded', 2, reload(false)],
  ['tab closed and reloaded', 2, reload(true)],
  ['gateway killed', 1, killNode],
];

/** One thing happens to somebody. @returns what */
export async function befall(world: World): Promise<string> {
  const { seats, draw } = world;
  const free = seats.filter(({ isBusy }) => !isBusy);
  const seat = free[draw(0, free.length)];
  if (!seat) return 'nothing';
  let left = draw(
    0,
    MISHAPS.reduce((sum, [, weight]) => sum + weight, 0),
  );
  const [what, , happen] = MISHAPS.find(([, weight]) => (left -= weight) < 0)!;
  await alone(seat, () => happen(world, seat));
  return what;
}
