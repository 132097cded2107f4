'use client';
import { useConnectionState } from '@nexconn-kit/react';
import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { bannerEn } from './bannerEn.ts';
import type { BannerMessages } from '../messages/NexconnMessages.ts';
import { classNames } from '../shared/classNames.ts';
import { BannerButton } from './BannerButton.tsx';
import { BannerCountdown } from './BannerCountdown.tsx';
import { useBannerAction, type BannerAction } from './useBannerAction.ts';
import { useBannerModel } from './useBannerModel.ts';
import { useMounted } from './useMounted.ts';

export interface ConnectionBannerProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Downtime before an outage that may mend itself is shown, in milliseconds. Default 2,000. */
  readonly graceMs?: number | undefined;
  /** Texts to replace; the rest stay English. */
  readonly messages?: Partial<BannerMessages> | undefined;
  /** Draws the button. Called only where a press can help. */
  readonly renderAction?: ((action: BannerAction) => ReactNode) | undefined;
}

export const BannerSurface = forwardRef<HTMLDivElement, ConnectionBannerProps>(function BannerSurface(
  { graceMs = 2_000, messages, renderAction, className, ...rest },
  ref,
) {
  const words = { ...bannerEn, ...messages };
  const state = useConnectionState();
  const { status, error, retryAtMs } = state;
  const model = useBannerModel(state, graceMs);
  const action = useBannerAction(model, status, words);
  const text = useMounted() && model && words[model.text];
  return (
    <div
      data-status={status}
      data-tone={model?.tone}
      {...rest}
      ref={ref}
      className={classNames('nc-banner', className)}
    >
      <div data-part="surface">
        {/* Mounted before it speaks: a screen reader announces changes inside a live region, not the region's arrival. */}
        <span data-part="message" role="status">
          {typeof text === 'function' ? text(error?.code ?? 0) : text}
        </span>
        {model?.hasCountdown && <BannerCountdown retryAtMs={retryAtMs} words={words} />}
        {model?.action && (renderAction ? renderAction(action) : <BannerButton {...action} />)}
      </div>
    </div>
  );
});
