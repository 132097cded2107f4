import { httpTokenProvider } from '@nexconn-kit/core';

/** Made once: its failures, waits and Retry-After are its own. */
export const tokenProvider = httpTokenProvider('/api/token');
