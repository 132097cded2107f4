const KEY = 'nexconn-demo-theme';

/** `system`: as the device has it. */
export type Theme = 'system' | 'light' | 'dark';

function toTheme(value: string | null | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** The page's theme. It stands on the root element and nowhere else, where the style sheets read it. */
export function currentTheme(): Theme {
  return toTheme(document.documentElement.dataset['theme']);
}

/** Shows the theme, and keeps it for the next visit where the browser allows. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage is off: the choice lasts as long as the page.
  }
}

/** Shows the theme of the last visit. */
export function restoreTheme(): void {
  try {
    document.documentElement.dataset['theme'] = toTheme(localStorage.getItem(KEY));
  } catch {
    // Storage is off: as the device has it.
  }
}
