import type { ReactElement } from 'react';
import type { Theme } from './theme.ts';

const PATHS: Readonly<Record<Theme, string>> = {
  system: 'M2.5 3.5h11v7h-11zM6 13.5h4M8 10.5v3',
  light:
    'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1.2v1.4M8 13.4v1.4M1.2 8h1.4M13.4 8h1.4M3.2 3.2l1 1M11.8 11.8l1 1M12.8 3.2l-1 1M4.2 11.8l-1 1',
  dark: 'M13.2 9.6A5.7 5.7 0 0 1 6.4 2.8a5.7 5.7 0 1 0 6.8 6.8',
};

export function ThemeIcon({ theme }: { readonly theme: Theme }): ReactElement {
  return (
    <svg className="icon-line" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[theme]} />
    </svg>
  );
}
