import { NCConnectionStatus as S, NCError, NCErrorCode, type ConnectionState } from '@nexconn-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { engineOf, expectNoSideScroll, expectVisible, LONG_WORDS } from '../test/story.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';

const meta = {
  title: 'ConnectionBanner',
  component: ConnectionBanner,
  args: { graceMs: 0 },
  parameters: { layout: 'fullscreen', isInScene: true },
} satisfies Meta<typeof ConnectionBanner>;
export default meta;

type Story = StoryObj<typeof meta>;
type Play = NonNullable<Story['play']>;

const lost = (retryInMs: number) => (): Partial<ConnectionState> => ({
  status: S.Suspend,
  downSinceMs: Date.now() - 10_000,
  retryAtMs: Date.now() + retryInMs,
});

const isSilent: Play = async ({ canvas }) => {
  await expect(canvas.getByRole('status')).toBeEmptyDOMElement();
  await expect(canvas.queryByRole('button')).toBeNull();
};

const says =
  (message: string, button?: string): Play =>
  async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent(message);
    if (button === undefined) await expect(canvas.queryByRole('button')).toBeNull();
    else await expectVisible(() => canvas.getByRole('button', { name: button }));
  };

/** 13: a countdown to the next try, which a screen reader is spared. */
export const Suspend: Story = {
  parameters: { nexconn: lost(12_400) },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent('Connection lost. Reconnecting…');
    await expect(canvas.getByText(/^Next try in \d+ s$/)).toHaveAttribute('aria-hidden', 'true');
  },
};

/** 0: nothing to say. */
export const Connected: Story = { parameters: { nexconn: { status: S.Connected } }, play: isSilent };

/** 1: the engine goes on by itself when the network is back, and a person may hasten it. */
export const NetworkUnavailable: Story = {
  parameters: { nexconn: { status: S.NetworkUnavailable } },
  play: says('You are offline. Waiting for the network…', 'Retry now'),
};

/** 6: `KickedOfflineModal` asks; the banner stays out of its way. */
export const KickedOffline: Story = {
  parameters: { nexconn: { status: S.KickedOfflineByOtherClient } },
  play: isSilent,
};

/** 10, before there ever was a connection. */
export const ConnectingFirst: Story = {
  parameters: { nexconn: { status: S.Connecting, userId: null } },
  play: says('Still connecting…', 'Retry now'),
};

/** 10, after a loss: the words and the button of the loss stay, so nothing blinks with every try. */
export const Connecting: Story = {
  parameters: { nexconn: { status: S.Connecting } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent('Connection lost. Reconnecting…');
    await expect(canvas.getByRole('button', { name: 'Retry now' })).toHaveAttribute('aria-disabled', 'true');
  },
};

/** 11, not asked to connect yet. */
export const NotConnected: Story = { parameters: { nexconn: { status: S.Unconnected } }, play: isSilent };

/** 11, refused for a configuration reason: the code tells an engineer which. */
export const Refused: Story = {
  parameters: { nexconn: { status: S.Unconnected, error: new NCError(NCErrorCode.AppKeyUnknown) } },
  play: says('This app cannot connect (error 31002)'),
};

/** 11 with 33094: a newer page of the same tab took the session over. */
export const Replaced: Story = {
  parameters: { nexconn: { status: S.Unconnected, error: new NCError(NCErrorCode.SessionReplaced) } },
  play: says('In use in a newer copy of this page', 'Use here'),
};

/** 12: the person left; there is nothing to say. */
export const SignedOut: Story = { parameters: { nexconn: { status: S.SignOut } }, play: isSilent };

/** 14: no further try before a person asks for one. */
export const Timeout: Story = {
  parameters: { nexconn: { status: S.Timeout } },
  play: says('Could not connect in time', 'Reconnect'),
};

/** 15: `TokenRefreshBoundary` offers what can be done. */
export const TokenIncorrect: Story = {
  parameters: { nexconn: { status: S.TokenIncorrect } },
  play: says('Your session has expired'),
};

/** 16: `SessionEndedDialog` tells. */
export const Banned: Story = { parameters: { nexconn: { status: S.DisconnException } }, play: isSilent };

/** 17: retried like 13, and it names what to look at. */
export const ProxyUnavailable: Story = {
  parameters: { nexconn: () => ({ ...lost(8_400)(), status: S.ProxyUnavailable }) },
  play: says('The proxy cannot be reached. Check its settings.', 'Retry now'),
};

/** 19: `SessionEndedDialog` tells. */
export const Deactivated: Story = { parameters: { nexconn: { status: S.UserAbandon } }, play: isSilent };

/** A loss, a press on "Retry now", and the way back: "Back online" is said once and goes. */
export const Recovery: Story = {
  parameters: { nexconn: lost(30_000), leadsTo: 'nowhere' },
  play: async (context) => {
    const { canvas } = context;
    await userEvent.click(canvas.getByRole('button', { name: 'Retry now' }));
    await expect(canvas.getByRole('button', { name: 'Retry now' })).toHaveAttribute('aria-disabled', 'true');
    engineOf(context).setState({ status: S.Connected, downSinceMs: null });
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Back online'));
    await waitFor(() => expect(canvas.getByRole('status')).toBeEmptyDOMElement());
  },
};

/** Enter and Space press; focus stays on the busy button, and goes back to where it came from when that goes. */
const pressedBy = (key: string): Story => ({
  tags: ['!autodocs'],
  parameters: { nexconn: lost(30_000), leadsTo: 'nowhere' },
  play: async (context) => {
    const draft = context.canvas.getByRole('textbox', { name: 'Message' });
    const button = context.canvas.getByRole('button', { name: 'Retry now' });
    await userEvent.tab();
    await expect(button).toHaveFocus();
    await userEvent.tab();
    await expect(draft).toHaveFocus();
    await userEvent.tab({ shift: true });
    await userEvent.keyboard(key);
    await expect(button).toHaveFocus();
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    engineOf(context).setState({ status: S.Connected, downSinceMs: null });
    await waitFor(() => expect(draft).toHaveFocus());
  },
});

export const PressedByEnter: Story = pressedBy('{Enter}');
export const PressedBySpace: Story = pressedBy(' ');

/** The connection came back and broke again before it was stable: the words no longer follow every change. */
export const Flapping: Story = {
  tags: ['!autodocs'],
  parameters: { nexconn: lost(30_000) },
  play: async (context) => {
    const engine = engineOf(context);
    const region = within(context.canvasElement).getByRole('status');
    engine.setState({ status: S.Connected });
    await waitFor(() => expect(region).toHaveTextContent('Back online'));
    engine.setState({ status: S.Suspend });
    await waitFor(() => expect(region).toHaveTextContent('The connection is unstable'));
    engine.setState({ status: S.Connected });
    await waitFor(() => expect(context.canvas.getByRole('button')).toHaveAttribute('aria-disabled', 'true'));
    await expect(region).toHaveTextContent('The connection is unstable');
  },
};

/** Nothing below it moves when it comes or goes. */
export const WithoutLayoutShift: Story = {
  tags: ['!autodocs'],
  parameters: { nexconn: { status: S.Connected } },
  play: async (context) => {
    const lines = context.canvas.getByRole('list');
    const before = lines.getBoundingClientRect().top;
    engineOf(context).setState({ status: S.Timeout });
    await expectVisible(() => context.canvas.getByRole('button', { name: 'Reconnect' }));
    await expect(lines.getBoundingClientRect().top).toBe(before);
  },
};

/** The same room kept free at all times: `--nc-banner-space: 4rem`. */
export const WithReservedSpace: Story = {
  parameters: { nexconn: lost(12_400) },
  args: { style: { '--nc-banner-space': '4rem' } as Record<string, string> },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Retry now' });
    const [firstLine] = canvas.getAllByRole('listitem');
    await expect(firstLine?.getBoundingClientRect().top).toBeGreaterThan(button.getBoundingClientRect().bottom);
  },
};

export const Dark: Story = { ...Suspend, tags: ['!autodocs'], globals: { theme: 'dark' } };
export const DarkDanger: Story = { ...Timeout, tags: ['!autodocs'], globals: { theme: 'dark' } };
/** Right to left. */
export const Arabic: Story = {
  parameters: { nexconn: lost(12_400) },
  globals: { locale: 'ar' },
  play: async (context) => {
    await says('انقطع الاتصال. جارٍ إعادة الاتصال…', 'إعادة المحاولة الآن')(context);
    await expect(getComputedStyle(context.canvas.getByRole('status')).direction).toBe('rtl');
  },
};

/** Long German and Thai on a small phone: nothing is cut, and nothing scrolls sideways. */
export const LongWords: Story = {
  ...LONG_WORDS,
  parameters: { nexconn: lost(12_400) },
  play: async ({ canvas }) => {
    await expectVisible(() => canvas.getByText(/Verbindungswiederherstellung läuft im/));
    await expectNoSideScroll();
  },
};
