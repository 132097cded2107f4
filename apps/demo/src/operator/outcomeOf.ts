import type { OperatorOrder } from './useOperator.ts';

/** What the panel says of its last order. */
export interface Outcome {
  readonly text: string;
  readonly tone: 'success' | 'danger' | null;
}

interface Attempt {
  readonly data: OperatorOrder | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
}

const DONE: Readonly<Record<OperatorOrder['action'], (userId: string) => string>> = {
  expire: (userId) => `Tokens of ${userId} expired. A live link stays; its next dial needs a new one.`,
  ban: (userId) => `${userId} is banned.`,
  unban: (userId) => `${userId} may connect again.`,
  deactivate: (userId) => `${userId} is deactivated.`,
  restore: (userId) => `${userId} is restored.`,
  openDevice: (userId) => `Another device of ${userId} is open in a new tab.`,
};

const HINT = 'Orders go through the app server, which alone holds the App Secret.';

/** Only the newest order speaks: whatever came of an older one is gone once another is given. */
export function outcomeOf({ data, error, isPending }: Attempt): Outcome {
  if (isPending) return { text: 'Under way …', tone: null };
  if (error) return { text: error.message, tone: 'danger' };
  return data ? { text: DONE[data.action](data.userId), tone: 'success' } : { text: HINT, tone: null };
}
