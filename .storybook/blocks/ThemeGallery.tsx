import { NCConnectionStatus } from '@nexconn-kit/core';
import { FakeNexconnProvider } from '@nexconn-kit/react/testing';
import { ConnectionBanner, ConnectionIndicator } from '@nexconn-kit/ui';
import { Unstyled } from '@storybook/addon-docs/blocks';
import { useState } from 'react';
import './blocks.css';

/** A handful of properties each. */
const THEMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'As it comes': {},
  Indigo: {
    '--nc-surface': 'light-dark(#eef2ff, #1e1b4b)',
    '--nc-text': 'light-dark(#1e1b4b, #eef2ff)',
    '--nc-muted': 'light-dark(#4338ca, #c7d2fe)',
    '--nc-warning': 'light-dark(#4f46e5, #a5b4fc)',
    '--nc-radius': '999px',
  },
  Paper: {
    '--nc-surface': '#fffbeb',
    '--nc-text': '#451a03',
    '--nc-muted': '#78350f',
    '--nc-border': '#451a03',
    '--nc-warning': '#9a3412',
    '--nc-shadow': '4px 4px 0 #451a03',
    '--nc-radius': '0.25rem',
    '--nc-font': 'Georgia, serif',
  },
};

/** The same banner and dot under three sets of custom properties. */
export function ThemeGallery() {
  const [retryAtMs] = useState(() => Date.now() + 30_000);
  return (
    <Unstyled>
      <div className="block-gallery">
        {Object.entries(THEMES).map(([name, properties]) => (
          <figure key={name} style={{ ...properties, '--nc-banner-space': '5.5rem' } as Record<string, string>}>
            <FakeNexconnProvider userId="ada" status={NCConnectionStatus.Suspend} downSinceMs={0} retryAtMs={retryAtMs}>
              <ConnectionBanner graceMs={0} />
              <figcaption>
                {name} <ConnectionIndicator />
              </figcaption>
            </FakeNexconnProvider>
          </figure>
        ))}
      </div>
    </Unstyled>
  );
}
