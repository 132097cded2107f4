import type { Meta, StoryObj } from '@storybook/react-vite';
import axe from 'axe-core';
import { expect, waitFor, within } from 'storybook/test';
import { StatusMatrix } from '../../../../.storybook/blocks/StatusMatrix.tsx';
import { LOCALES } from '../../../../.storybook/locales.ts';
import { looksOf } from '../../../../.storybook/looks.tsx';

const meta = {
  title: 'Statuses',
  tags: ['!autodocs'],
  // Each frame is checked from inside.
  parameters: { a11y: { context: { exclude: ['iframe'] } } },
  render: (_, { globals }) => (
    <StatusMatrix looks={looksOf(globals)} messages={LOCALES[String(globals.locale)]?.messages ?? null} />
  ),
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

/** A frame is a window: axe looks into it only from inside. */
interface FrameWindow extends Window {
  readonly axe: typeof axe;
}

function pageIn({ contentDocument, title }: HTMLIFrameElement): Document {
  if (!contentDocument) throw new Error(`The frame “${title}” has no page, so nothing in it can be checked.`);
  return contentDocument;
}

const isDrawn = (frame: HTMLIFrameElement): boolean => pageIn(frame).querySelector('.nc-indicator') !== null;

async function violationsIn(frame: HTMLIFrameElement): Promise<unknown[]> {
  const page = pageIn(frame);
  const script = page.createElement('script');
  script.textContent = axe.source;
  page.head.append(script);
  const { axe: inside } = page.defaultView as unknown as FrameWindow;
  const { violations } = await inside.run(page.body, { rules: { region: { enabled: false } } });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** All components at each of the twelve statuses. */
export const Matrix: Story = {
  play: async ({ canvas, canvasElement }) => {
    const frames = [...canvasElement.querySelectorAll('iframe')];
    await expect(frames).toHaveLength(12);
    await waitFor(() => expect(frames.every(isDrawn)).toBe(true));
    for (const frame of frames) await expect([frame.title, await violationsIn(frame)]).toEqual([frame.title, []]);
    const screenOf = (title: string) => within(pageIn(canvas.getByTitle(title)).body);
    await expect(screenOf('6 KickedOfflineByOtherClient').getByRole('alertdialog')).toBeInTheDocument();
    await expect(screenOf('15 TokenIncorrect').getByRole('group')).toBeInTheDocument();
    await expect(screenOf('16 DisconnException').getByRole('alertdialog')).toBeInTheDocument();
  },
};

export const MatrixInDark: Story = { ...Matrix, globals: { theme: 'dark' } };
