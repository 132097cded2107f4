import { NCConnectionStatus, type NCConnectionStatus as Status } from '@nexconn-kit/core';
import type { ScriptedEngine } from '@nexconn-kit/core/testing';
import { NexconnProvider } from '@nexconn-kit/react';
import { ConnectionIndicator, loadSurfaces } from '@nexconn-kit/ui';
import '@nexconn-kit/ui/styles.css';
import type { Decorator, Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import { ChatScene } from './ChatScene.tsx';
import { DocsPage, readPageGlobals } from './DocsPage.tsx';
import { LOCALES, wordsIn, wordsOf } from './locales.ts';
import { dressPage, looksOf, StoryCard } from './looks.tsx';
import './preview.css';
import { enhancePropTypes } from './propTypes.ts';
import { createStoryEngine } from './storyEngine.ts';

/** What a story waits for comes within a second; a busy machine takes longer. */
configure({ asyncUtilTimeout: 10_000 });

const STORY_DECIDES = 'story';

/** The page around the story: theme, language and direction as an application would set them. */
const withPage: Decorator = (Story, { globals, parameters, viewMode }) => {
  const looks = looksOf(globals);
  const story = parameters.isInScene ? (
    <ChatScene aside={<ConnectionIndicator messages={wordsIn(globals.locale)?.indicator} />}>
      <Story />
    </ChatScene>
  ) : (
    <Story />
  );
  // A page of documentation shows many stories: each has its own looks, and none the page's.
  if (viewMode === 'docs') return <StoryCard {...looks}>{story}</StoryCard>;
  dressPage(looks);
  return story;
};

/** The language of the toolbar, handed to the component as an application would. */
const withLocale: Decorator = (Story, { component, args, globals }) => {
  const words = wordsOf(component, globals.locale);
  return <Story args={words ? { ...args, messages: words } : args} />;
};

const withConnection: Decorator = (Story, { loaded }) => (
  <NexconnProvider engine={(loaded as { readonly engine: ScriptedEngine }).engine}>
    <Story />
  </NexconnProvider>
);

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'padded',
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: { container: DocsPage },
    options: {
      storySort: {
        order: [
          'Getting started',
          'Live connection',
          'Statuses and what to do',
          'Statuses',
          'Theming',
          'Accessibility',
          'Recipes',
          'ConnectionBanner',
          'ConnectionIndicator',
          'TokenRefreshBoundary',
        ],
      },
    },
  },
  globalTypes: {
    theme: { toolbar: { title: 'Theme', icon: 'mirror', items: ['light', 'dark'], dynamicTitle: true } },
    locale: {
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: Object.entries(LOCALES).map(([value, { title }]) => ({ value, title })),
      },
    },
    direction: { toolbar: { title: 'Direction', icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true } },
    status: {
      toolbar: {
        title: 'Status',
        icon: 'lightning',
        dynamicTitle: true,
        items: [
          { value: STORY_DECIDES, title: 'Status of the story' },
          ...Object.entries(NCConnectionStatus).map(([name, value]) => ({
            value: String(value),
            title: `${value} ${name}`,
          })),
        ],
      },
    },
  },
  initialGlobals: { theme: 'light', locale: 'en', direction: 'ltr', status: STORY_DECIDES, ...readPageGlobals() },
  loaders: [
    loadSurfaces,
    ({ parameters, globals }) => ({
      engine: createStoryEngine(
        parameters,
        globals.status === STORY_DECIDES ? null : (Number(globals.status) as Status),
      ),
    }),
  ],
  argTypesEnhancers: [enhancePropTypes],
  decorators: [withLocale, withPage, withConnection],
};

export default preview;
