import type { ScriptedEngine } from '@nexconn-kit/core/testing';
import { expect, waitFor } from 'storybook/test';

/** The engine below a story, for a `play` function to move. */
export const engineOf = (context: { readonly loaded: Record<string, unknown> }): ScriptedEngine =>
  context.loaded.engine as ScriptedEngine;

/** Things fade in: they are there at once, and visible a moment later. */
export const expectVisible = (find: () => HTMLElement): Promise<void> => waitFor(() => expect(find()).toBeVisible());

/** The longest words on the smallest phone. */
export const LONG_WORDS = {
  tags: ['!autodocs'],
  globals: { locale: 'long', viewport: { value: 'mobile1', isRotated: false } },
};

export const expectNoSideScroll = async (): Promise<void> => {
  const { scrollWidth, clientWidth } = document.documentElement;
  await expect(clientWidth).toBe(320);
  await expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
};
