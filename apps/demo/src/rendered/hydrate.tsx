import '@fontsource-variable/geist/wght.css';
import '../styles/tokens.css';
import '../styles/base.css';
import '@nexconn-kit/ui/styles.css';
import '../styles/controls.css';
import './rendered.css';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import type { RenderedPageData } from '../../server/contract.ts';
import { restoreTheme } from '../theme/theme.ts';
import { RenderedPage } from './RenderedPage.tsx';

const root = document.getElementById('root');
const data = root?.dataset['page'];
if (!root || data === undefined) throw new Error('The server rendered nothing here. Open /rendered, not this file.');

restoreTheme();
hydrateRoot(
  root,
  <StrictMode>
    <RenderedPage {...(JSON.parse(data) as RenderedPageData)} />
  </StrictMode>,
);
