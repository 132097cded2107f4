import { useId, useState, type ReactElement } from 'react';
import type { OperatorAction } from '../../server/contract.ts';
import { BanRow } from './BanRow.tsx';
import { OperatorResult } from './OperatorResult.tsx';
import { OperatorRow } from './OperatorRow.tsx';
import { OrderButton } from './OrderButton.tsx';
import { TargetRow } from './TargetRow.tsx';
import { useAnotherDevice } from './useAnotherDevice.ts';
import { useOperator } from './useOperator.ts';
import './operator.css';

/** The operator's side: what happens to a user comes from outside, through the gateway's Server API. */
export function OperatorPanel({ userId: ownUserId }: { readonly userId: string }): ReactElement {
  const [userId, setUserId] = useState(ownUserId);
  const titleId = useId();
  const operator = useOperator();
  const anotherDevice = useAnotherDevice();
  const order = (action: Exclude<OperatorAction, 'ban'>) => (): void => operator.mutate({ action, userId });

  return (
    <section className="card operator" aria-labelledby={titleId}>
      <header className="card-head">
        <h2 id={titleId}>Operator</h2>
        <span className="muted">Server API</span>
      </header>
      <TargetRow userId={userId} onChange={setUserId} />
      <OperatorRow name="Token">
        <OrderButton onOrder={order('expire')}>Expire token</OrderButton>
      </OperatorRow>
      <BanRow
        onBan={(durationMinutes) => operator.mutate({ action: 'ban', userId, durationMinutes })}
        onUnban={order('unban')}
      />
      <OperatorRow name="Account">
        <OrderButton isHarsh onOrder={order('deactivate')}>
          Deactivate
        </OrderButton>
        <OrderButton onOrder={order('restore')}>Restore</OrderButton>
      </OperatorRow>
      <OperatorRow name="Device">
        <OrderButton onOrder={() => anotherDevice.mutate(userId)}>Open as another device</OrderButton>
      </OperatorRow>
      <OperatorResult done={operator.data ?? null} error={operator.error ?? anotherDevice.error} />
    </section>
  );
}
