/** `YYYY-MM-DD HH:MM:SS` in UTC, the way the Server API writes a time. */
export function formatTime(unixMs: number): string {
  return new Date(unixMs).toISOString().slice(0, 19).replace('T', ' ');
}
