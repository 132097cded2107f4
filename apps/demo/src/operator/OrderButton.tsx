import type { ReactElement } from 'react';

export interface OrderButtonProps {
  readonly children: string;
  /** It takes something from the user. */
  readonly isHarsh?: boolean;
  readonly onOrder: () => void;
}

export function OrderButton({ children, isHarsh = false, onOrder }: OrderButtonProps): ReactElement {
  return (
    <button type="button" className={isHarsh ? 'button danger' : 'button'} onClick={onOrder}>
      {children}
    </button>
  );
}
