/** How `expect.poll` waits for what is to come: longer than a busy machine takes. */
export const SOON = { timeout: 10_000, interval: 10 } as const;
