import { NCConnectionStatus as S, NCError, NCErrorCode } from '@nexconn-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { ChatScene } from '../../../../.storybook/ChatScene.tsx';
import { engineOf, expectNoSideScroll, expectVisible, LONG_WORDS } from '../test/story.ts';
import { TokenRefreshBoundary } from './TokenRefreshBoundary.tsx';

const meta = {
  title: 'TokenRefreshBoundary',
  component: TokenRefreshBoundary,
  args: { onSignOut: fn(), children: <ChatScene>{null}</ChatScene> },
  argTypes: { children: { control: false } },
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '32rem' } } },
} satisfies Meta<typeof TokenRefreshBoundary>;
export default meta;

type Story = StoryObj<typeof meta>;

const EXPIRED = { status: S.TokenIncorrect, error: new NCError(NCErrorCode.TokenExpired) };

/** 15: the content stays where it is, and cannot be used. */
export const Expired: Story = {
  parameters: { nexconn: EXPIRED },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('group', { name: 'Your session has expired' })).toHaveFocus();
    await expect(canvas.getByText('Then we are done for today.').closest('[inert]')).not.toBeNull();
  },
};

/** A draft, its caret and its focus live through it. */
export const KeepsTheDraft: Story = {
  tags: ['!autodocs'],
  parameters: { nexconn: { status: S.Connected } },
  play: async (context) => {
    const draft = context.canvas.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
    await userEvent.type(draft, 'See you at nine');
    engineOf(context).setState(EXPIRED);
    await userEvent.click(await context.canvas.findByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(context.canvas.queryByRole('group')).toBeNull());
    await expect(draft).toHaveFocus();
    await expect(draft).toHaveValue('See you at nine');
  },
};

/** Focus comes to the panel from the draft; Tab walks its buttons, Enter and Space press, and focus goes back. */
const pressedBy = (key: string): Story => ({
  tags: ['!autodocs'],
  parameters: { nexconn: { status: S.Connected }, leadsTo: 'nowhere' },
  play: async (context) => {
    const { canvas } = context;
    const draft = canvas.getByRole('textbox', { name: 'Message' });
    draft.focus();
    engineOf(context).setState(EXPIRED);
    await waitFor(() => expect(canvas.getByRole('group')).toHaveFocus());
    await userEvent.tab();
    const retry = canvas.getByRole('button', { name: 'Try again' });
    await expect(retry).toHaveFocus();
    await userEvent.tab();
    await expect(canvas.getByRole('button', { name: 'Sign out' })).toHaveFocus();
    await userEvent.tab({ shift: true });
    await userEvent.keyboard(`{Escape}${key}`);
    await waitFor(() => expect(retry).toHaveAttribute('aria-disabled', 'true'));
    await expect(retry).toHaveFocus();
    engineOf(context).setState({ status: S.Connected, error: null });
    await waitFor(() => expect(draft).toHaveFocus());
  },
});

export const PressedByEnter: Story = pressedBy('{Enter}');
export const PressedBySpace: Story = pressedBy(' ');

/** The retry led back here, and says so. */
export const RetryRefused: Story = {
  tags: ['!autodocs'],
  parameters: { nexconn: EXPIRED, leadsTo: 'refusal' },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('That did not work.'));
  },
};

/** "Sign out" signs the engine out, then tells the application. */
export const SignOut: Story = {
  tags: ['!autodocs'],
  parameters: { nexconn: EXPIRED },
  play: async (context) => {
    await userEvent.click(context.canvas.getByRole('button', { name: 'Sign out' }));
    await expect(context.args.onSignOut).toHaveBeenCalledOnce();
    await expect(engineOf(context).getConnectionStatus()).toBe(S.SignOut);
  },
};

/** Over an engine that was given a plain string, the boundary may get a fresh one by itself. */
export const RefreshesByItself: Story = {
  tags: ['!autodocs'],
  args: { refreshToken: fn(() => Promise.resolve('a-fresh-token')) },
  parameters: { nexconn: EXPIRED },
  play: async (context) => {
    await waitFor(() => expect(engineOf(context).getConnectionStatus()).toBe(S.Connected));
    await expect(context.args.refreshToken).toHaveBeenCalledOnce();
    await expect(context.canvas.queryByRole('group')).toBeNull();
  },
};

/** A fallback of your own gets what its buttons need. */
export const OwnFallback: Story = {
  args: {
    fallback: ({ retry, isBusy }) => (
      <button type="button" className="scene-button" onClick={retry} disabled={isBusy}>
        Wake it up
      </button>
    ),
  },
  parameters: { nexconn: EXPIRED },
  play: async ({ canvas }) => {
    await expectVisible(() => canvas.getByRole('button', { name: 'Wake it up' }));
  },
};

/** Around a part of a page: it covers that part only. */
export const AroundAPart: Story = {
  args: {
    children: <p style={{ margin: 0, padding: '1rem' }}>Three people are typing in other rooms.</p>,
    style: { maxWidth: '28rem', margin: '1rem auto' },
  },
  parameters: { nexconn: EXPIRED },
  play: async ({ canvas }) => {
    await expectVisible(() => canvas.getByRole('button', { name: 'Try again' }));
  },
};

/** At every other status nothing is covered. Choose one in the toolbar. */
export const Uncovered: Story = {
  tags: ['!autodocs'],
  parameters: { nexconn: { status: S.Connected } },
  play: async (context) => {
    for (const status of Object.values(S).filter((other) => other !== S.TokenIncorrect)) {
      engineOf(context).setState({ status });
      await expect(context.canvas.queryByRole('group')).toBeNull();
      await expect(context.canvas.getByRole('textbox', { name: 'Message' })).toBeEnabled();
    }
  },
};

export const Dark: Story = { ...Expired, tags: ['!autodocs'], globals: { theme: 'dark' } };

/** Right to left. */
export const Arabic: Story = {
  ...Expired,
  globals: { locale: 'ar' },
  play: async ({ canvas }) => {
    const panel = canvas.getByRole('group', { name: 'انتهت صلاحية الجلسة' });
    await expect(getComputedStyle(panel).direction).toBe('rtl');
  },
};

/** Long German and Thai on a small phone: nothing is cut, and nothing scrolls sideways. */
export const LongWords: Story = {
  ...Expired,
  ...LONG_WORDS,
  play: async ({ canvas }) => {
    await expectVisible(() => canvas.getByRole('group', { name: /Gültigkeitsdauer/ }));
    await expectNoSideScroll();
  },
};
