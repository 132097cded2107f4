/** Every bound of the engine in one place, milliseconds. */
export const NUMBERS = {
  dial: 10_000,
  provider: 10_000,
  store: 2_000,
  stableUptime: 5_000,
  /** Silence after which a link is asked for a sign of life; with the probe's wait it stays under 20 s. */
  silence: 17_000,
  probe: 2_000,
  triggerSpacing: 1_000,
} as const;
