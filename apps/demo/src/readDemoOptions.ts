/** What the page's address asks of the demo. */
export interface DemoOptions {
  /** `?device=phone-1`: another client of this browser, with a session of its own. */
  readonly device: string | undefined;
  /** `?timeout=3`: seconds of trying before status 14. */
  readonly timeout: number | undefined;
  /** `?storage=local`: keeps the token for the tabs of this browser. */
  readonly storage: 'local' | undefined;
}

/** Reads the options; one that makes no sense counts as absent. */
export function readDemoOptions(search: string): DemoOptions {
  const query = new URLSearchParams(search);
  const device = query.get('device') ?? '';
  const timeout = Number(query.get('timeout'));
  return {
    device: /^[A-Za-z0-9_-]{1,32}$/.test(device) ? device : undefined,
    timeout: timeout > 0 ? timeout : undefined,
    storage: query.get('storage') === 'local' ? 'local' : undefined,
  };
}
