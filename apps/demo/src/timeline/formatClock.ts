const CLOCK = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 1,
});

/** The time of day to a tenth of a second, `14:03:27.4`. */
export function formatClock(atMs: number): string {
  return CLOCK.format(atMs);
}
