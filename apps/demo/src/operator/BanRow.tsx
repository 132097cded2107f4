import { useState, type ReactElement } from 'react';
import { OperatorRow } from './OperatorRow.tsx';
import { type Order, OrderButton } from './OrderButton.tsx';

export interface BanRowProps {
  readonly ban: Order;
  readonly unban: Order;
}

/** Ban for a while, or lift the ban. */
export function BanRow({ ban, unban }: BanRowProps): ReactElement {
  const [minutes, setMinutes] = useState('5');
  return (
    <OperatorRow name="Ban">
      <label className="operator-minutes">
        <input
          className="field"
          type="number"
          min={1}
          max={43_200}
          value={minutes}
          aria-label="Minutes"
          onChange={(event) => setMinutes(event.target.value)}
        />
        <span aria-hidden="true">min</span>
      </label>
      <OrderButton isHarsh isPending={ban.isPending} onOrder={() => ban.give(Number(minutes))}>
        Ban
      </OrderButton>
      <OrderButton isPending={unban.isPending} onOrder={() => unban.give()}>
        Unban
      </OrderButton>
    </OperatorRow>
  );
}
