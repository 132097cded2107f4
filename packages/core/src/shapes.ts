export type Check = (value: unknown) => boolean;
/** What each member of an object must be. */
export type Shape = Readonly<Record<string, Check>>;

export const isText: Check = (value) => typeof value === 'string' && value !== '';
export const isNumber: Check = (value) => typeof value === 'number';
export const optional =
  (check: Check): Check =>
  (value) =>
    (value ?? null) === null || check(value);

/** The name of the first member that is not what it must be: of what a caller without a compiler gave, or the wire brought. */
export function findMisfit(value: unknown, shape: Shape): string | undefined {
  const members = Object(value) as Readonly<Record<string, unknown>>;
  return Object.keys(shape).find((name) => !shape[name]?.(members[name]));
}
