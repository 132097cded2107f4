import { version } from 'react';
import { version as domVersion } from 'react-dom';
import { expect, inject, it } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    readonly reactVersion: string;
  }
}

it('is tested on the React that its project names', () => {
  const named = inject('reactVersion');
  expect([version, domVersion].map((found) => found.slice(0, named.length))).toEqual([named, named]);
});
