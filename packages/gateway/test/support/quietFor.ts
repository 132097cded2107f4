/** Lets time pass in which something must not happen. */
export const quietFor = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
