/** The drop-in form's props where a test does not care about them. */
export const dropIn = {
  appKey: 'app',
  gatewayUrl: 'http://127.0.0.1:8787',
  userId: 'ada',
  tokenProvider: () => Promise.resolve('token-of-ada'),
} as const;
