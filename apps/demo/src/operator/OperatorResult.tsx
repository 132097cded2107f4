import type { ReactElement } from 'react';
import type { OperatorAction } from '../../server/contract.ts';
import type { OperatorOrder } from './useOperator.ts';

const DONE: Readonly<Record<OperatorAction, (userId: string) => string>> = {
  expire: (userId) => `Tokens of ${userId} expired. A live link stays; its next dial needs a new one.`,
  ban: (userId) => `${userId} is banned.`,
  unban: (userId) => `${userId} may connect again.`,
  deactivate: (userId) => `${userId} is deactivated.`,
  restore: (userId) => `${userId} is restored.`,
};

export interface OperatorResultProps {
  /** The order carried out last. */
  readonly done: OperatorOrder | null;
  readonly error: Error | null;
}

const HINT = 'Orders go through the app server, which alone holds the App Secret.';

/** Says what came of the last order. */
export function OperatorResult({ done, error }: OperatorResultProps): ReactElement {
  return (
    <p className="operator-result" role="status" data-tone={error ? 'danger' : 'success'}>
      {error?.message ?? (done ? DONE[done.action](done.userId) : HINT)}
    </p>
  );
}
