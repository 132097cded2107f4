import type { ReactElement, ReactNode } from 'react';

export interface OperatorRowProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** One line of the panel: what it concerns, and what can be done about it. */
export function OperatorRow({ name, children }: OperatorRowProps): ReactElement {
  return (
    <div className="operator-row" role="group" aria-label={name}>
      <span className="operator-name" aria-hidden="true">
        {name}
      </span>
      <div className="operator-actions">{children}</div>
    </div>
  );
}
