import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { FakeNexconnProvider } from '@nexconn-kit/react/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { engineOf, expectNoSideScroll, expectVisible, LONG_WORDS } from '../test/story.ts';
import { ConnectionIndicator } from './ConnectionIndicator.tsx';

const meta = {
  title: 'ConnectionIndicator',
  component: ConnectionIndicator,
} satisfies Meta<typeof ConnectionIndicator>;
export default meta;

type Story = StoryObj<typeof meta>;

const shows = (status: S, label: string): Story => ({
  parameters: { nexconn: { status } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(label)).toBeVisible();
  },
});

export const Connected: Story = shows(S.Connected, 'Online');
export const NetworkUnavailable: Story = shows(S.NetworkUnavailable, 'No network');
export const KickedOffline: Story = shows(S.KickedOfflineByOtherClient, 'Active elsewhere');
export const Connecting: Story = shows(S.Connecting, 'Connecting');
export const NotConnected: Story = shows(S.Unconnected, 'Not connected');
export const SignedOut: Story = shows(S.SignOut, 'Signed out');
export const Suspend: Story = shows(S.Suspend, 'Reconnecting');
export const Timeout: Story = shows(S.Timeout, 'Timed out');
export const TokenIncorrect: Story = shows(S.TokenIncorrect, 'Session expired');
export const Banned: Story = shows(S.DisconnException, 'Banned');
export const ProxyUnavailable: Story = shows(S.ProxyUnavailable, 'Proxy unreachable');
export const Deactivated: Story = shows(S.UserAbandon, 'Deactivated');

/** It follows the engine. */
export const Following: Story = {
  tags: ['!autodocs'],
  parameters: { nexconn: { status: S.Connecting } },
  play: async (context) => {
    engineOf(context).setState({ status: S.Connected });
    await waitFor(() => expect(context.canvas.getByText('Online')).toBeVisible());
  },
};

/** All of them side by side. */
export const EveryStatus: Story = {
  render: (args) => (
    <ul style={{ display: 'grid', gap: '0.75rem', margin: 0, padding: 0, listStyle: 'none', fontSize: '0.875rem' }}>
      {Object.values(S).map((status) => (
        <li key={status}>
          <FakeNexconnProvider status={status}>
            <ConnectionIndicator {...args} />
          </FakeNexconnProvider>
        </li>
      ))}
    </ul>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('listitem')).toHaveLength(12);
  },
};

export const Dark: Story = { ...EveryStatus, tags: ['!autodocs'], globals: { theme: 'dark' } };

/** Right to left. */
export const Arabic: Story = {
  ...EveryStatus,
  globals: { locale: 'ar' },
  play: async ({ canvas }) => {
    await expectVisible(() => canvas.getByText('محظور'));
    await expect(getComputedStyle(canvas.getByText('محظور')).direction).toBe('rtl');
  },
};

/** Long German and Thai on a small phone: nothing is cut, and nothing scrolls sideways. */
export const LongWords: Story = {
  ...EveryStatus,
  ...LONG_WORDS,
  play: async ({ canvas }) => {
    await expectVisible(() => canvas.getByText(/vorübergehend gesperrt/));
    await expectNoSideScroll();
  },
};
