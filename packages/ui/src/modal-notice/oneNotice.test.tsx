import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { NexconnProvider } from '@nexconn-kit/react';
import { act, cleanup, render, screen } from '@testing-library/react';
import { StrictMode, type ReactElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { KickedOfflineModal } from '../kicked-offline-modal/KickedOfflineModal.tsx';
import { SessionEndedDialog } from '../session-ended-dialog/SessionEndedDialog.tsx';
import { loadSurfaces } from '../surfaces/loadSurfaces.ts';

await loadSurfaces();
afterEach(cleanup);

type Engine = ReturnType<typeof createScriptedEngine>;

/** A part of a page that brings its own provider and dialogs, as two teams of one company do. */
const part = (engine: Engine, name: string): ReactElement => (
  <NexconnProvider key={name} engine={engine}>
    <KickedOfflineModal id={`${name}-kicked`} />
    <SessionEndedDialog id={`${name}-ended`} onReturnToSignIn={() => undefined} />
  </NexconnProvider>
);
const shown = (): string[] => screen.queryAllByRole('alertdialog').map(({ id }) => id);
const page = (...parts: readonly ReactElement[]) => <StrictMode>{parts}</StrictMode>;

describe('the dialogs of two providers', () => {
  it.each([
    [S.KickedOfflineByOtherClient, 'one-kicked'],
    [S.DisconnException, 'one-ended'],
  ])('ask once where they share the connection of one user: %i', async (status, first) => {
    const engine = createScriptedEngine({ initial: { status: S.Connected } });
    render(page(part(engine, 'one'), part(engine, 'two')));
    await act(async () => engine.setState({ status }));
    expect(shown()).toEqual([first]);
  });

  it('leave the question to the other when the part that asks is gone', async () => {
    const engine = createScriptedEngine({ initial: { status: S.KickedOfflineByOtherClient } });
    const { rerender } = render(page(part(engine, 'one'), part(engine, 'two')));
    expect(shown()).toEqual(['one-kicked']);
    rerender(page(part(engine, 'two')));
    expect(shown()).toEqual(['two-kicked']);
    await act(async () => engine.setState({ status: S.Connected }));
    expect(shown()).toEqual([]);
  });

  it('ask each for its own user', () => {
    const [ada, bob] = [S.KickedOfflineByOtherClient, S.DisconnException].map((status) =>
      createScriptedEngine({ initial: { status } }),
    );
    render(page(part(ada!, 'ada'), part(bob!, 'bob')));
    expect(shown()).toEqual(['ada-kicked', 'bob-ended']);
  });
});
