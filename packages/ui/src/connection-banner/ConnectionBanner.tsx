'use client';
import { forwardRef } from 'react';
import { useSurfaces } from '../surfaces/useSurfaces.ts';
import type { ConnectionBannerProps } from './BannerSurface.tsx';

/**
 * Says what is wrong with the connection, offers a retry where one can help, and says "back online" once. Silent when
 * all is well, and where a dialog answers (6, 16, 19).
 */
export const ConnectionBanner = forwardRef<HTMLDivElement, ConnectionBannerProps>(
  function ConnectionBanner(props, ref) {
    const surfaces = useSurfaces();
    return surfaces && <surfaces.BannerSurface {...props} ref={ref} />;
  },
);
