import type { ReactElement } from 'react';
import { numberOf } from './numberOf.ts';

export function Avatar({ name }: { readonly name: string }): ReactElement {
  return (
    <span className="avatar" aria-hidden="true" style={{ '--hue': numberOf(name, 360) } as object}>
      {name.charAt(0).toUpperCase()}
    </span>
  );
}
