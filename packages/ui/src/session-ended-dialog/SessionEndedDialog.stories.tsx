import { NCConnectionStatus as S, NCError, NCErrorCode } from '@nexconn-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { engineOf, expectNoSideScroll, expectVisible, LONG_WORDS } from '../test/story.ts';
import { SessionEndedDialog } from './SessionEndedDialog.tsx';

const meta = {
  title: 'SessionEndedDialog',
  component: SessionEndedDialog,
  args: { onReturnToSignIn: fn() },
  argTypes: { renderBody: { control: false } },
  parameters: { layout: 'fullscreen', isInScene: true, docs: { story: { inline: false, height: '32rem' } } },
} satisfies Meta<typeof SessionEndedDialog>;
export default meta;

type Story = StoryObj<typeof meta>;

const BAN_END_MS = new Date(2031, 4, 3, 16, 5).getTime();

/** 16, with the end that the gateway named. */
export const Banned: Story = {
  parameters: {
    nexconn: {
      status: S.DisconnException,
      error: new NCError(NCErrorCode.BannedOnline, { details: { banExpiresAtMs: BAN_END_MS } }),
    },
  },
  play: async ({ canvas }) => {
    const dialog = canvas.getByRole('alertdialog', { name: 'Your account is suspended' });
    await expect(dialog).toHaveAccessibleDescription(/The suspension ends on .*2031/);
    await expect(canvas.getByRole('button', { name: 'Back to sign-in' })).toHaveFocus();
  },
};

/** 16, when no end is known. */
export const BannedWithoutEnd: Story = {
  parameters: { nexconn: { status: S.DisconnException, error: new NCError(NCErrorCode.BannedAtConnect) } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('alertdialog')).not.toHaveAccessibleDescription(/ends on/);
  },
};

/** 19. */
export const Deactivated: Story = {
  parameters: { nexconn: { status: S.UserAbandon, error: new NCError(NCErrorCode.UserDeactivated) } },
  play: async ({ canvas }) => {
    await expectVisible(() => canvas.getByRole('alertdialog', { name: 'Your account was deactivated' }));
  },
};

/** The one way on: the engine is signed out, then the application shows its sign-in page. */
export const BackToSignIn: Story = {
  tags: ['!autodocs'],
  ...Banned,
  play: async (context) => {
    await userEvent.keyboard('{Escape}');
    await userEvent.click(context.canvas.getByRole('button', { name: 'Back to sign-in' }));
    await expect(context.args.onReturnToSignIn).toHaveBeenCalledOnce();
    await expect(engineOf(context).getConnectionStatus()).toBe(S.SignOut);
  },
};

/** Markup of your own inside the kit's dialog: it gets the words and the answer. */
export const OwnBody: Story = {
  ...Banned,
  args: {
    renderBody: ({ title, text, textId, more, primary }) => (
      <section style={{ padding: '1.5rem' }}>
        <h2>{title}</h2>
        <p id={textId}>
          {text} {more}
        </p>
        <button type="button" aria-disabled={primary.isBusy} onClick={primary.press}>
          {primary.label}
        </button>
      </section>
    ),
  },
};

/** It opens over a draft, focus on its one button: Esc and Tab lead nowhere else, and focus goes back to the draft. */
const pressedBy = (key: string): Story => ({
  tags: ['!autodocs'],
  parameters: { nexconn: { status: S.Connected } },
  play: async (context) => {
    const { args, canvas } = context;
    const draft = canvas.getByRole('textbox', { name: 'Message' });
    draft.focus();
    engineOf(context).setState({ status: S.DisconnException });
    const button = await canvas.findByRole('button', { name: 'Back to sign-in' });
    await expect(button).toHaveFocus();
    await userEvent.keyboard('{Escape}{Escape}');
    await userEvent.tab();
    await expect(draft).not.toHaveFocus();
    button.focus();
    await userEvent.keyboard(key);
    await waitFor(() => expect(args.onReturnToSignIn).toHaveBeenCalledOnce());
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull());
    await expect(draft).toHaveFocus();
  },
});

export const PressedByEnter: Story = pressedBy('{Enter}');
export const PressedBySpace: Story = pressedBy(' ');

/** At every other status there is nothing to see. Choose one in the toolbar. */
export const Closed: Story = {
  tags: ['!autodocs'],
  parameters: { nexconn: { status: S.Connected } },
  play: async (context) => {
    const others = Object.values(S).filter((status) => status !== S.DisconnException && status !== S.UserAbandon);
    for (const status of others) {
      engineOf(context).setState({ status });
      await expect(context.canvas.queryByRole('alertdialog')).toBeNull();
    }
  },
};

export const Dark: Story = { ...Banned, tags: ['!autodocs'], globals: { theme: 'dark' } };

/** Right to left. */
export const Arabic: Story = {
  ...Banned,
  globals: { locale: 'ar' },
  play: async ({ canvas }) => {
    const dialog = canvas.getByRole('alertdialog', { name: 'حسابك محظور' });
    await expect(getComputedStyle(dialog).direction).toBe('rtl');
  },
};

/** Long German and Thai on a small phone: nothing is cut, and nothing scrolls sideways. */
export const LongWords: Story = {
  ...Banned,
  ...LONG_WORDS,
  play: async ({ canvas }) => {
    await expectVisible(() => canvas.getByRole('alertdialog', { name: /vorübergehend gesperrt/ }));
    await expectNoSideScroll();
  },
};
