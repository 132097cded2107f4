const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** When its day began. */
export const dayOf = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0);
/** A day of a change of clocks has 23 or 25 hours. */
const daysBetween = (fromMs: number, toMs: number): number => Math.round((dayOf(toMs) - dayOf(fromMs)) / 86_400_000);

export const isSameDay = (one: number, other: number): boolean => dayOf(one) === dayOf(other);

/** The time of day, `14:03`. */
export const formatTime = (ms: number): string => CLOCK.format(ms);

/** `Today`, `Yesterday`, or the date. */
export function formatDay(ms: number, nowMs: number): string {
  const days = daysBetween(ms, nowMs);
  return days === 0 ? 'Today' : days === 1 ? 'Yesterday' : DAY.format(ms);
}

/** The time of day today, the date before. */
export const formatRecent = (ms: number, nowMs: number): string =>
  isSameDay(ms, nowMs) ? formatTime(ms) : SHORT_DAY.format(ms);
