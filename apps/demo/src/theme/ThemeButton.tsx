import { useSyncExternalStore, type ReactElement } from 'react';
import { ThemeIcon } from './ThemeIcon.tsx';
import { chooseTheme, currentTheme, type Theme } from './theme.ts';

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** Steps through the themes: as the device has it, light, dark. */
export function ThemeButton(): ReactElement {
  const theme = useSyncExternalStore(subscribe, currentTheme);
  return (
    <button
      type="button"
      className="button icon"
      aria-label={`Theme: ${theme}. Switch to ${NEXT[theme]}`}
      title={`Theme: ${theme}`}
      onClick={() => chooseTheme(NEXT[theme])}
    >
      <ThemeIcon theme={theme} />
    </button>
  );
}
