import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { renderWithEngine } from '../test/renderWithEngine.tsx';
import { TokenRefreshBoundary } from './TokenRefreshBoundary.tsx';

const withDraft = (
  <>
    <TokenRefreshBoundary>
      <textarea aria-label="Draft" />
    </TokenRefreshBoundary>
    <button type="button">Outside</button>
  </>
);

describe('TokenRefreshBoundary in a browser', () => {
  it('keeps a draft, its caret and its focus through a refused token', async () => {
    const { become } = renderWithEngine(withDraft, { status: S.Connected });
    const draft = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Draft' });
    await userEvent.type(draft, 'Dear Ada, the test');
    draft.setSelectionRange(5, 8);

    await become({ status: S.TokenIncorrect });
    expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Your session has expired' }));
    await userEvent.keyboard('lost');

    await become({ status: S.Connected });
    expect(document.activeElement).toBe(draft);
    await userEvent.keyboard('Bob');
    expect(draft.value).toBe('Dear Bob, the test');
  });

  it('leads the Tab key through its buttons and on, past the covered content', async () => {
    const { become } = renderWithEngine(withDraft, { status: S.Connected });
    act(() => screen.getByRole('textbox', { name: 'Draft' }).focus());
    await become({ status: S.TokenIncorrect });
    const passed: (string | null)[] = [];
    for (let press = 0; press < 3; press += 1) {
      await userEvent.keyboard('{Tab}');
      passed.push(document.activeElement!.textContent);
    }
    expect(passed).toEqual(['Try again', 'Sign out', 'Outside']);
  });
});
