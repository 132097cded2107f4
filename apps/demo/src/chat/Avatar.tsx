import type { ReactElement } from 'react';

/** Always the same one for the same name. */
const hueOf = (name: string): number =>
  name.split('').reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);

export function Avatar({ name }: { readonly name: string }): ReactElement {
  return (
    <span className="avatar" aria-hidden="true" style={{ '--hue': hueOf(name) } as object}>
      {name.charAt(0).toUpperCase()}
    </span>
  );
}
