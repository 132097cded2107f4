import type { StorybookConfig } from '@storybook/react-vite';
import type { Channel } from 'storybook/internal/channels';
import { mergeConfig } from 'vite';
import { fromSource } from '../packages/config/fromSource.mjs';

/** Storybook reads this key from the file, and its types do not name it. */
interface ServerChannel {
  experimental_serverChannel: (channel: Channel) => Promise<Channel>;
}

const config: StorybookConfig & ServerChannel = {
  stories: ['../packages/ui/src/**/*.mdx', '../packages/ui/src/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: { name: '@storybook/react-vite', options: {} },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: { sidebarOnboardingChecklist: false, menuOnboardingChecklist: false },
  // The parser that needs no TypeScript API, which TypeScript 7 no longer has.
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (vite) => mergeConfig(vite, fromSource),
  // Each page of the dev server asks storybook.js.org for news, whatever the options say; nobody answers it here.
  experimental_serverChannel: (channel) => {
    channel.removeAllListeners('requestWhatsNewData');
    return Promise.resolve(channel);
  },
};

export default config;
