import type { NCError } from '@nexconn-kit/core';
import type { KickedOfflineMessages } from '../messages/NexconnMessages.ts';

export type KickedOfflineNotice = keyof Pick<KickedOfflineMessages, 'anotherTab' | 'anotherDevice' | 'elsewhere'>;

/** Where the other client is, as far as the gateway told. */
export function kickedOfflineModel(error: NCError | null): KickedOfflineNotice {
  const isSameBrowser = error?.details?.sameBrowser;
  if (isSameBrowser === undefined) return 'elsewhere';
  return isSameBrowser ? 'anotherTab' : 'anotherDevice';
}
