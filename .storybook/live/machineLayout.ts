import { CONNECTION_MACHINE, type MachineArrow, type MachinePhase } from '@nexconn-kit/core/testing';

export type PhaseName = MachinePhase['name'];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything stands in a drawing. */
export interface MachineLayout {
  readonly name: 'wide' | 'tall';
  readonly width: number;
  readonly height: number;
  readonly nodes: Readonly<Record<PhaseName, Box>>;
  /** Around the phases that work, and around those that end the work. */
  readonly working: Box;
  readonly ends: Box;
  /** The middle of the room that is left for words. */
  readonly caption: { readonly x: number; readonly y: number };
}

type Cells = Readonly<Partial<Record<PhaseName, readonly [column: number, row: number]>>>;

/** The phases that work; where an arrow leads, its ends are neighbours where that can be. */
const WORKING: Cells = {
  asking: [0, 0],
  dialing: [1, 0],
  opening: [2, 0],
  online: [3, 0],
  suspended: [1, 1],
  offline: [2, 1],
  proxyDown: [3, 1],
  dialingOffline: [2, 2],
  dialingProxy: [3, 2],
};
const ENDS: readonly PhaseName[] = ['kicked', 'tokenRejected', 'banned', 'deactivated', 'refused', 'timedOut'];
const REST: readonly PhaseName[] = ['idle', 'signedOut', 'parked'];

interface Measures {
  readonly width: number;
  readonly height: number;
  readonly stepX: number;
  readonly stepY: number;
}

function place(cells: Cells, at: { readonly x: number; readonly y: number }, measures: Measures) {
  const { width, height, stepX, stepY } = measures;
  return Object.entries(cells).map(([name, [column, row]]) => [
    name,
    { x: at.x + column * stepX, y: at.y + row * stepY, width, height },
  ]);
}

const inColumn = (names: readonly PhaseName[]): Cells => Object.fromEntries(names.map((name, row) => [name, [0, row]]));
const inRows = (names: readonly PhaseName[], columns: number): Cells =>
  Object.fromEntries(names.map((name, index) => [name, [index % columns, Math.floor(index / columns)]]));

const WIDE_NODE: Measures = { width: 106, height: 44, stepX: 124, stepY: 96 };
const WIDE: MachineLayout = {
  ...{ name: 'wide', width: 820, height: 312 },
  nodes: Object.fromEntries([
    ...place(inColumn(REST), { x: 4, y: 34 }, WIDE_NODE),
    ...place(WORKING, { x: 156, y: 34 }, WIDE_NODE),
    ...place(inColumn(ENDS), { x: 698, y: 20 }, { ...WIDE_NODE, height: 38, stepY: 47 }),
  ]) as MachineLayout['nodes'],
  working: { x: 140, y: 8, width: 510, height: 296 },
  ends: { x: 688, y: 8, width: 126, height: 296 },
  caption: { x: 271, y: 244 },
};

const TALL_NODE: Measures = { width: 70, height: 48, stepX: 74, stepY: 80 };
const THREE: Measures = { width: 94, height: 44, stepX: 99, stepY: 52 };
const TALL: MachineLayout = {
  ...{ name: 'tall', width: 304, height: 470 },
  nodes: Object.fromEntries([
    ...place(inRows(REST, 3), { x: 6, y: 4 }, THREE),
    ...place(WORKING, { x: 6, y: 80 }, TALL_NODE),
    ...place(inRows(ENDS, 3), { x: 6, y: 362 }, THREE),
  ]) as MachineLayout['nodes'],
  working: { x: 1, y: 66, width: 302, height: 242 },
  ends: { x: 1, y: 352, width: 302, height: 114 },
  caption: { x: 78, y: 262 },
};

export const LAYOUTS: readonly MachineLayout[] = [WIDE, TALL];

/** Whether an arrow is drawn at all times: between neighbours of the box that works. All others only when they are walked. */
const areNeighbours = (from: PhaseName, to: PhaseName): boolean => {
  const [one, other] = [WORKING[from], WORKING[to]];
  if (!one || !other || from === to) return false;
  const [across, down] = [Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1])];
  return across + down === 1;
};

const pairs = CONNECTION_MACHINE.arrows.flatMap(({ from, to }: MachineArrow) =>
  from.filter((source) => areNeighbours(source, to)).map((source) => `${source} ${to}`),
);

/** The arrows that are drawn at all times, once each. */
export const STANDING_ARROWS = [...new Set(pairs)].map((pair) => pair.split(' ') as [PhaseName, PhaseName]);
