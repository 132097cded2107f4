import { Source } from '@storybook/addon-docs/blocks';
import type { ComponentProps } from 'react';

/** Source in the page's own theme: Storybook's block is light unless it is told. */
export const Code = (props: ComponentProps<typeof Source>) => (
  <Source dark={document.documentElement.dataset.theme === 'dark'} {...props} />
);
