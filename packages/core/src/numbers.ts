/** Every bound of the engine in one place, milliseconds. */
export const DIAL_MS = 10_000;
/** How long a dial that opened nothing may be looked into; the questions themselves take 10 s at most. */
export const EXPLAIN_MS = 12_000;
/** How long the first question for a token waits for code that spares the provider. */
export const KEEPERS_MS = 5_000;
export const PROVIDER_MS = 10_000;
export const STORE_MS = 2_000;
export const STABLE_UPTIME_MS = 5_000;
/** Silence is counted in looks this far apart. */
export const TICK_MS = 1_000;
/** Silence after which a link is asked for a sign of life; with the probe's wait it stays under 20 s. */
export const SILENCE_MS = 17_000;
export const PROBE_MS = 2_000;
/** The timeout is counted in looks this far apart; a hidden page looks once a second, and what is longer was sleep. */
export const LOOK_MS = 250;
export const LONGEST_LOOK_MS = 2_000;
/** Code that could not be fetched is fetched again after this. */
export const RELOAD_MS = 5_000;
