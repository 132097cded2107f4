import { useState, type ReactElement } from 'react';
import { OperatorRow } from './OperatorRow.tsx';
import { OrderButton } from './OrderButton.tsx';

export interface BanRowProps {
  readonly onBan: (durationMinutes: number) => void;
  readonly onUnban: () => void;
}

/** Ban for a while, or lift the ban. */
export function BanRow({ onBan, onUnban }: BanRowProps): ReactElement {
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
      <OrderButton isHarsh onOrder={() => onBan(Number(minutes))}>
        Ban
      </OrderButton>
      <OrderButton onOrder={onUnban}>Unban</OrderButton>
    </OperatorRow>
  );
}
