'use client';
import { useConnectionStatus } from '@nexconn-kit/react';
import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { indicatorEn } from './indicatorEn.ts';
import type { IndicatorMessages } from '../messages/NexconnMessages.ts';
import { classNames } from '../shared/classNames.ts';
import { INDICATOR_TONE } from './indicatorTone.ts';

export interface ConnectionIndicatorProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children'> {
  /** Labels to replace, by status; the rest stay English. */
  readonly messages?: Partial<IndicatorMessages> | undefined;
}

/** The status as a dot with a word. It announces nothing: that is the banner's part, and once is enough. */
export const ConnectionIndicator = forwardRef<HTMLSpanElement, ConnectionIndicatorProps>(function ConnectionIndicator(
  { messages, className, ...rest },
  ref,
) {
  const status = useConnectionStatus();
  return (
    <span
      data-status={status}
      data-tone={INDICATOR_TONE[status]}
      {...rest}
      ref={ref}
      className={classNames('nc-indicator', className)}
    >
      <span data-part="dot" aria-hidden="true" />
      <span data-part="label">{{ ...indicatorEn, ...messages }[status]}</span>
    </span>
  );
});
