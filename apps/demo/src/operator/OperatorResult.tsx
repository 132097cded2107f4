import type { ReactElement } from 'react';
import type { Outcome } from './outcomeOf.ts';

/** Says what came of the last order. */
export function OperatorResult({ text, tone }: Outcome): ReactElement {
  return (
    <p className="operator-result" role="status" data-tone={tone ?? undefined}>
      {text}
    </p>
  );
}
