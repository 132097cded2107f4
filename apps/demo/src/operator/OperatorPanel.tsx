import { useId, useState, type ReactElement } from 'react';
import { BanRow } from './BanRow.tsx';
import { OperatorResult } from './OperatorResult.tsx';
import { OperatorRow } from './OperatorRow.tsx';
import { type Order, OrderButton } from './OrderButton.tsx';
import { outcomeOf } from './outcomeOf.ts';
import { TargetRow } from './TargetRow.tsx';
import { useOperator, type OperatorOrder } from './useOperator.ts';
import './operator.css';

/** The operator's side: what happens to a user comes from outside, through the gateway's Server API. */
export function OperatorPanel({ userId: ownUserId }: { readonly userId: string }): ReactElement {
  const [userId, setUserId] = useState(ownUserId);
  const titleId = useId();
  const operator = useOperator();
  const orderOf = (action: OperatorOrder['action']): Order => ({
    isPending: operator.isPending && operator.variables.action === action,
    give: (durationMinutes) => operator.mutate({ action, userId, ...(durationMinutes && { durationMinutes }) }),
  });
  const button = (action: OperatorOrder['action'], label: string, isHarsh = false): ReactElement => {
    const { isPending, give } = orderOf(action);
    return (
      <OrderButton isHarsh={isHarsh} isPending={isPending} onOrder={() => give()}>
        {label}
      </OrderButton>
    );
  };

  return (
    <section className="card operator" aria-labelledby={titleId}>
      <header className="card-head">
        <h2 id={titleId}>Operator</h2>
        <span className="muted">Server API</span>
      </header>
      <TargetRow userId={userId} onChange={setUserId} />
      <OperatorRow name="Token">{button('expire', 'Expire token')}</OperatorRow>
      <BanRow ban={orderOf('ban')} unban={orderOf('unban')} />
      <OperatorRow name="Account">
        {button('deactivate', 'Deactivate', true)}
        {button('restore', 'Restore')}
      </OperatorRow>
      <OperatorRow name="Device">{button('openDevice', 'Open as another device')}</OperatorRow>
      <OperatorResult {...outcomeOf(operator)} />
    </section>
  );
}
