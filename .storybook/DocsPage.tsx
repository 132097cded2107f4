import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { useEffect, useState, type PropsWithChildren } from 'react';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { addons } from 'storybook/preview-api';
import { themes } from 'storybook/theming';
import { dressPage, looksOf, type Globals } from './looks.tsx';

interface GlobalsMessage {
  readonly globals: Globals;
}

const NOTE = 'nexconnGlobals';

/** What the page of documentation around this story shows; a story in a frame knows nothing of the toolbar. */
export function readPageGlobals(): Globals {
  const note = window.parent === window ? undefined : window.parent.document.documentElement.dataset[NOTE];
  return note ? (JSON.parse(note) as Globals) : {};
}

const lastGlobals = (): Globals => {
  const channel = addons.getChannel();
  const [message] = (channel.last(GLOBALS_UPDATED) ?? channel.last(SET_GLOBALS) ?? []) as GlobalsMessage[];
  return message?.globals ?? { theme: 'light', locale: 'en', direction: 'ltr' };
};

/** Tells the stories in frames, before they load, and the page itself. */
function publish(globals: Globals, { documentElement }: Document = document): void {
  documentElement.dataset[NOTE] = JSON.stringify(globals);
  dressPage({ ...looksOf(globals), lang: 'en', dir: 'ltr' });
}

/** A page of documentation that follows the toolbar: theme, language and direction, and what its stories show. */
export function DocsPage(props: PropsWithChildren<DocsContainerProps>) {
  const [globals, setGlobals] = useState(lastGlobals);
  useEffect(() => {
    const channel = addons.getChannel();
    const follow = (message: GlobalsMessage): void => setGlobals(message.globals);
    channel.on(GLOBALS_UPDATED, follow);
    return () => channel.off(GLOBALS_UPDATED, follow);
  }, []);
  publish(globals);
  return (
    <DocsContainer
      key={JSON.stringify(globals)}
      {...props}
      theme={globals.theme === 'dark' ? themes.dark : themes.light}
    />
  );
}
