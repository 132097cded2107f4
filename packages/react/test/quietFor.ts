/** Waits to see that something does not happen; at most 3 s. */
export const quietFor = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
