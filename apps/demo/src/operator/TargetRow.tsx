import type { ReactElement } from 'react';
import { OperatorRow } from './OperatorRow.tsx';

export interface TargetRowProps {
  readonly userId: string;
  readonly onChange: (userId: string) => void;
}

/** Whom the operator acts on; need not be the person who is signed in. */
export function TargetRow({ userId, onChange }: TargetRowProps): ReactElement {
  return (
    <OperatorRow name="User">
      <input
        className="field"
        aria-label="User to act on"
        value={userId}
        placeholder="alice"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </OperatorRow>
  );
}
