import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { useEffect, useState, type PropsWithChildren } from 'react';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { addons } from 'storybook/preview-api';
import { themes } from 'storybook/theming';
import { dressPage, looksOf, type Globals } from './looks.tsx';

interface GlobalsMessage {
  readonly globals: Globals;
  readonly userGlobals?: Globals;
}

/** What our part of the toolbar says. A story in a frame tells this page of its own globals too, such as its language. */
function chosenIn({ globals, userGlobals = globals }: GlobalsMessage): Globals {
  const { theme, locale, direction, status } = userGlobals;
  return { theme, locale, direction, status };
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
  return message ? chosenIn(message) : { theme: 'light', locale: 'en', direction: 'ltr' };
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
    const follow = (message: GlobalsMessage): void => setGlobals(chosenIn(message));
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
