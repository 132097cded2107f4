/** Calls a listener of the application's; one that throws is reported and keeps nobody else from being told. */
export function runGuarded(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    console.error('Nexconn: a callback threw.', { error });
  }
}
