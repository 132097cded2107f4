import type { Box } from './machineLayout.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Arrows there and back run beside each other. */
const LANE = 6;
/** Room for the head of the arrow. */
const HEAD = 5;

const centre = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
const curve = (from: Point, out: Point, into: Point, to: Point): string =>
  `M${from.x} ${from.y}C${out.x} ${out.y} ${into.x} ${into.y} ${to.x} ${to.y}`;

function loop({ x, y, width }: Box): string {
  const [left, right] = [x + width / 2 - 16, x + width / 2 + 16];
  return curve({ x: left, y }, { x: left, y: y - 22 }, { x: right, y: y - 22 }, { x: right, y: y - HEAD });
}

/** A soft line from the edge of one box to the edge of another, or back to itself; for the `d` of a path. */
export function arrowPath(from: Box, to: Box): string {
  if (from === to) return loop(from);
  const [one, other] = [centre(from), centre(to)];
  const isBeside = Math.abs(other.y - one.y) < (from.height + to.height) / 2;
  if (isBeside || Math.abs(other.x - one.x) > 2.4 * Math.abs(other.y - one.y)) {
    const way = Math.sign(other.x - one.x);
    const start = { x: one.x + (way * from.width) / 2, y: one.y + way * LANE };
    const end = { x: other.x - way * (to.width / 2 + HEAD), y: other.y + way * LANE };
    const bend = (end.x - start.x) / 2;
    return curve(start, { x: start.x + bend, y: start.y }, { x: end.x - bend, y: end.y }, end);
  }
  const way = Math.sign(other.y - one.y);
  const start = { x: one.x - way * LANE, y: one.y + (way * from.height) / 2 };
  const end = { x: other.x - way * LANE, y: other.y - way * (to.height / 2 + HEAD) };
  const bend = (end.y - start.y) / 2;
  return curve(start, { x: start.x, y: start.y + bend }, { x: end.x, y: end.y - bend }, end);
}
