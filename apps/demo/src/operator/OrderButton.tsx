import type { ReactElement } from 'react';

/** One thing the operator can order. */
export interface Order {
  readonly isPending: boolean;
  /** @param durationMinutes of a ban */
  readonly give: (durationMinutes?: number) => void;
}

export interface OrderButtonProps {
  readonly children: string;
  /** It takes something from the user. */
  readonly isHarsh?: boolean;
  readonly isPending: boolean;
  readonly onOrder: () => void;
}

/** Stays focusable while its order is under way, and takes no second one. */
export function OrderButton({ children, isHarsh = false, isPending, onOrder }: OrderButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={isHarsh ? 'button danger' : 'button'}
      aria-disabled={isPending}
      aria-busy={isPending}
      onClick={isPending ? undefined : onOrder}
    >
      {children}
    </button>
  );
}
