import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { LiveConnection } from '../../../../.storybook/live/LiveConnection.tsx';
import { LOCALES } from '../../../../.storybook/locales.ts';
import { looksOf } from '../../../../.storybook/looks.tsx';

const meta = {
  title: 'Live connection',
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen' },
  render: (_, { globals, id }) => {
    const { messages = null } = LOCALES[String(globals.locale)] ?? {};
    return <LiveConnection key={id} looks={looksOf(globals)} messages={messages} />;
  },
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;
type Canvas = Parameters<NonNullable<Story['play']>>[0]['canvas'];

const comesTo = (canvas: Canvas, status: number) =>
  waitFor(() => expect(canvas.getByTestId('live-status')).toHaveTextContent(new RegExp(`^${status}$`)));
const pull = (canvas: Canvas, name: string) => userEvent.click(canvas.getByRole('button', { name }));
const choose = (canvas: Canvas, name: string, groupName: string) =>
  userEvent.click(within(canvas.getByRole('group', { name: groupName })).getByRole('radio', { name }));

/** What is on the screen of the page inside the page. */
function screenOf(canvas: Canvas): Canvas {
  const frame = canvas.getByTitle<HTMLIFrameElement>('A chat with the kit in it');
  return within(frame.contentDocument?.body ?? frame);
}

/** What happened, newest first. */
const events = (canvas: Canvas): (string | null | undefined)[] =>
  canvas
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('code')?.textContent);

/** The stories below begin when the connection is there. */
const fromOnline =
  (play: (canvas: Canvas) => Promise<void>): NonNullable<Story['play']> =>
  async ({ canvas }) => {
    await comesTo(canvas, 0);
    await play(canvas);
    // React gives focus back after a commit; user-event cannot follow it into a frame that has gone with its story.
    canvas.getByTitle('A chat with the kit in it').blur();
  };

/** The real engine before a gateway that stands in this page. Everything works: pull something. */
export const PullTheCables: Story = {
  play: fromOnline(async (canvas) => {
    await expect(events(canvas).slice(-5)).toEqual([
      'storeSettled',
      'sessionAnswered',
      'tokenObtained',
      'tokenMissing',
      'connectRequested',
    ]);
    await expect(canvas.getByRole('img')).toHaveAccessibleName(/at online, status 0/);
  }),
};

/** A link that drops is dialled again, within the grace period: nobody sees a banner. */
export const DropTheLink: Story = {
  play: fromOnline(async (canvas) => {
    await pull(canvas, 'Drop the link');
    await waitFor(() => expect(events(canvas)).toContain('linkLost'));
    await comesTo(canvas, 0);
    await expect(screenOf(canvas).getByRole('status')).toBeEmptyDOMElement();
  }),
};

/** A black hole swallows everything. A page that wakes up asks, hears nothing for 2 s, and dials anew. */
export const BlackHole: Story = {
  play: fromOnline(async (canvas) => {
    await choose(canvas, 'Black hole', 'Cable');
    await pull(canvas, 'Wake the page');
    await waitFor(() => expect(canvas.getAllByText('30012').length).toBeGreaterThan(0));
    await choose(canvas, 'Whole', 'Cable');
    await comesTo(canvas, 0);
  }),
};

/** The device says that it has no network, and after a while that it has. */
export const Offline: Story = {
  play: fromOnline(async (canvas) => {
    await pull(canvas, 'Offline');
    await comesTo(canvas, 1);
    await waitFor(() => expect(screenOf(canvas).getByRole('status')).toHaveTextContent('You are offline.'));
    await pull(canvas, 'Offline');
    await comesTo(canvas, 0);
    await waitFor(() => expect(screenOf(canvas).getByRole('status')).toHaveTextContent('Back online'));
  }),
};

/** Another client takes the seat; “Use here” takes it back, and the draft is still there. */
export const KickedByAPhone: Story = {
  play: fromOnline(async (canvas) => {
    const screen = screenOf(canvas);
    const draft = screen.getByRole('textbox', { name: 'Message' });
    await userEvent.type(draft, 'See you at nine');
    await pull(canvas, 'Kick from a phone');
    await screen.findByRole('alertdialog', { name: 'You are active on another device' });
    await comesTo(canvas, 6);
    await userEvent.click(screen.getByRole('button', { name: 'Use here' }));
    await comesTo(canvas, 0);
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await expect(draft).toHaveValue('See you at nine');
  }),
};

/** A tab of the same browser takes it, and the dialog says so. */
export const KickedByAnotherTab: Story = {
  play: fromOnline(async (canvas) => {
    await pull(canvas, 'Kick from another tab');
    await screenOf(canvas).findByRole('alertdialog', { name: 'You are active in another tab of this browser' });
  }),
};

/** Banned until a time; lifted, and signed in again. */
export const Banned: Story = {
  play: fromOnline(async (canvas) => {
    const screen = screenOf(canvas);
    await pull(canvas, 'Banned, 2 min');
    await expect(await screen.findByRole('alertdialog')).toHaveAccessibleDescription(/The suspension ends on/);
    await comesTo(canvas, 16);
    await pull(canvas, 'Banned, 2 min');
    await userEvent.click(screen.getByRole('button', { name: 'Back to sign-in' }));
    await comesTo(canvas, 12);
    await userEvent.click(await screen.findByRole('button', { name: 'Sign in as Ada' }));
    await comesTo(canvas, 0);
  }),
};

/** The account ends, and is restored. */
export const Deactivated: Story = {
  play: fromOnline(async (canvas) => {
    await pull(canvas, 'Deactivated');
    await comesTo(canvas, 19);
    await screenOf(canvas).findByRole('alertdialog', { name: 'Your account was deactivated' });
    await pull(canvas, 'Deactivated');
    await pull(canvas, 'resume');
    await comesTo(canvas, 0);
  }),
};

/** The token is refused, and the app server says that it knows no session; then it does again. */
export const SessionExpired: Story = {
  play: fromOnline(async (canvas) => {
    const screen = screenOf(canvas);
    await choose(canvas, 'Stops', 'Endpoint');
    await pull(canvas, 'Expire, then drop');
    await screen.findByRole('group', { name: 'Your session has expired' });
    await comesTo(canvas, 15);
    await choose(canvas, 'Answers', 'Endpoint');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await comesTo(canvas, 0);
    await waitFor(() => expect(screen.queryByRole('group')).toBeNull());
  }),
};

/** The gateway goes away and comes back. */
export const GatewayDown: Story = {
  play: fromOnline(async (canvas) => {
    await pull(canvas, 'Down');
    await waitFor(() => expect(screenOf(canvas).getByRole('status')).toHaveTextContent('Connection lost.'));
    await expect(canvas.getByTestId('live-status')).toHaveTextContent(/^1[03]$/);
    await pull(canvas, 'Down');
    await pull(canvas, 'reconnectNow');
    await comesTo(canvas, 0);
  }),
};

/** A relay that does not answer for the gateway. */
export const RelaySilent: Story = {
  play: fromOnline(async (canvas) => {
    await choose(canvas, 'Silent', 'Proxy');
    await comesTo(canvas, 17);
    await choose(canvas, 'Works', 'Proxy');
    await comesTo(canvas, 0);
  }),
};

/** The gateway refuses the application itself. */
export const AppKeyBlocked: Story = {
  play: fromOnline(async (canvas) => {
    await pull(canvas, 'App key blocked');
    await comesTo(canvas, 11);
    await waitFor(() => expect(screenOf(canvas).getByRole('status')).toHaveTextContent('error 31008'));
  }),
};

export const Dark: Story = { globals: { theme: 'dark' } };
/** Right to left, in Arabic; the machine's own names are code. */
export const Arabic: Story = { ...KickedByAPhone, globals: { locale: 'ar' }, play: ({ canvas }) => comesTo(canvas, 0) };
