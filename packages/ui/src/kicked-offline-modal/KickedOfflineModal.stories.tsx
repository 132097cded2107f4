import { NCConnectionStatus as S, NCError, NCErrorCode } from '@nexconn-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { engineOf, expectNoSideScroll, expectVisible, LONG_WORDS } from '../test/story.ts';
import { KickedOfflineModal } from './KickedOfflineModal.tsx';

const meta = {
  title: 'KickedOfflineModal',
  component: KickedOfflineModal,
  args: { onSignOut: fn() },
  argTypes: { renderBody: { control: false } },
  parameters: { layout: 'fullscreen', isInScene: true, docs: { story: { inline: false, height: '32rem' } } },
} satisfies Meta<typeof KickedOfflineModal>;
export default meta;

type Story = StoryObj<typeof meta>;

const kicked = (details?: { readonly sameBrowser: boolean }) => ({
  status: S.KickedOfflineByOtherClient,
  error: new NCError(NCErrorCode.KickedByOtherClient, { details }),
});

/** The newcomer is a tab of this browser. */
export const ByAnotherTab: Story = {
  parameters: { nexconn: kicked({ sameBrowser: true }) },
  play: async ({ canvas }) => {
    const dialog = canvas.getByRole('alertdialog', { name: 'You are active in another tab of this browser' });
    await expect(dialog).toHaveAccessibleDescription(/opened there/);
    await expect(canvas.getByRole('button', { name: 'Use here' })).toHaveFocus();
  },
};

/** The newcomer is another browser, phone or computer. */
export const ByAnotherDevice: Story = {
  parameters: { nexconn: kicked({ sameBrowser: false }) },
  play: async ({ canvas }) => {
    await expectVisible(() => canvas.getByRole('alertdialog', { name: 'You are active on another device' }));
  },
};

/** The gateway did not say who it was. */
export const BySomeone: Story = {
  parameters: { nexconn: kicked() },
  play: async ({ canvas }) => {
    await expectVisible(() => canvas.getByRole('alertdialog', { name: 'You are active somewhere else' }));
  },
};

/** "Use here" takes the seat back; the dialog stays until it has. */
export const UseHere: Story = {
  tags: ['!autodocs'],
  parameters: { nexconn: kicked({ sameBrowser: false }), leadsTo: 'nowhere' },
  play: async (context) => {
    const { canvas } = context;
    await userEvent.click(canvas.getByRole('button', { name: 'Use here' }));
    await waitFor(() =>
      expect(canvas.getByRole('button', { name: 'Use here' })).toHaveAttribute('aria-disabled', 'true'),
    );
    await expectVisible(() => canvas.getByRole('alertdialog', { name: 'You are active on another device' }));
    engineOf(context).setState({ status: S.Connected });
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull());
  },
};

/** Markup of your own inside the kit's dialog: it gets the words and the answers. */
export const OwnBody: Story = {
  args: {
    renderBody: ({ title, text, textId, primary, secondary }) => (
      <section style={{ padding: '1.5rem' }}>
        <h2>{title}</h2>
        <p id={textId}>{text}</p>
        {[secondary, primary].map(
          (answer) =>
            answer && (
              <button key={answer.label} type="button" aria-disabled={answer.isBusy} onClick={answer.press}>
                {answer.label}
              </button>
            ),
        )}
      </section>
    ),
  },
  parameters: { nexconn: kicked({ sameBrowser: false }) },
  play: async ({ canvas }) => {
    const dialog = canvas.getByRole('alertdialog', { name: 'You are active on another device' });
    await expect(dialog).toHaveAccessibleDescription(/opened there/);
    await expect(canvas.getByRole('button', { name: 'Sign out' })).toHaveFocus();
  },
};

/** It opens over a draft: Tab stays inside, Esc is no answer, Enter is one, and focus goes back to the draft. */
export const ByKeyboard: Story = {
  tags: ['!autodocs'],
  parameters: { nexconn: { status: S.Connected }, leadsTo: 'nowhere' },
  play: async (context) => {
    const { canvas } = context;
    const draft = canvas.getByRole('textbox', { name: 'Message' });
    draft.focus();
    engineOf(context).setState(kicked({ sameBrowser: true }));
    const useHere = await canvas.findByRole('button', { name: 'Use here' });
    await expect(useHere).toHaveFocus();
    await userEvent.tab();
    await expect(canvas.getByRole('button', { name: 'Sign out' })).toHaveFocus();
    await userEvent.tab();
    await expect(draft).not.toHaveFocus();
    useHere.focus();
    await userEvent.keyboard('{Escape}{Escape}');
    await expectVisible(() => canvas.getByRole('alertdialog'));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(useHere).toHaveAttribute('aria-disabled', 'true'));
    await expect(useHere).toHaveFocus();
    engineOf(context).setState({ status: S.Connected, error: null });
    await waitFor(() => expect(draft).toHaveFocus());
  },
};

/** Space presses too. */
export const SignOutBySpace: Story = {
  tags: ['!autodocs'],
  parameters: { nexconn: kicked({ sameBrowser: false }) },
  play: async ({ args, canvas }) => {
    canvas.getByRole('button', { name: 'Sign out' }).focus();
    await userEvent.keyboard(' ');
    await waitFor(() => expect(args.onSignOut).toHaveBeenCalledOnce());
  },
};

/** "Sign out" signs the engine out, then tells the application. */
export const SignOut: Story = {
  tags: ['!autodocs'],
  parameters: { nexconn: kicked({ sameBrowser: false }) },
  play: async (context) => {
    await userEvent.click(context.canvas.getByRole('button', { name: 'Sign out' }));
    await expect(context.args.onSignOut).toHaveBeenCalledOnce();
    await expect(engineOf(context).getConnectionStatus()).toBe(S.SignOut);
    await waitFor(() => expect(context.canvas.queryByRole('alertdialog')).toBeNull());
  },
};

/** At every other status there is nothing to see. Choose one in the toolbar. */
export const Closed: Story = {
  tags: ['!autodocs'],
  parameters: { nexconn: { status: S.Connected } },
  play: async (context) => {
    const others = Object.values(S).filter((status) => status !== S.KickedOfflineByOtherClient);
    for (const status of others) {
      engineOf(context).setState({ status });
      await expect(context.canvas.queryByRole('alertdialog')).toBeNull();
    }
  },
};

export const Dark: Story = { ...ByAnotherDevice, tags: ['!autodocs'], globals: { theme: 'dark' } };
/** Right to left. */
export const Arabic: Story = {
  ...ByAnotherTab,
  globals: { locale: 'ar' },
  play: async ({ canvas }) => {
    const dialog = canvas.getByRole('alertdialog', { name: 'حسابك نشط في علامة تبويب أخرى في هذا المتصفح' });
    await expect(getComputedStyle(dialog).direction).toBe('rtl');
  },
};

/** Long German and Thai on a small phone: nothing is cut, and nothing scrolls sideways. */
export const LongWords: Story = {
  ...ByAnotherTab,
  ...LONG_WORDS,
  play: async ({ canvas }) => {
    await expectVisible(() => canvas.getByRole('alertdialog', { name: /Browserregisterkarte/ }));
    await expectNoSideScroll();
  },
};
