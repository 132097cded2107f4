import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import type { RenderedPageData } from '../../server/contract.ts';
import { RenderedPage } from './RenderedPage.tsx';

/** The page as HTML, for `#root`. Vite builds this for the app server, which loads it when it is first asked for. */
export const render = (data: RenderedPageData): string =>
  renderToString(
    <StrictMode>
      <RenderedPage {...data} />
    </StrictMode>,
  );
