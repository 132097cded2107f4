import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../test/describeConformance.tsx';
import { renderWithEngine } from '../test/renderWithEngine.tsx';
import { ConnectionIndicator } from './ConnectionIndicator.tsx';

describe('ConnectionIndicator', () => {
  describeConformance({
    ui: (props) => <ConnectionIndicator {...props} />,
    element: HTMLSpanElement,
    states: Object.values(S).map((status) => ({ status })),
  });

  it('follows the status in word and tone', async () => {
    const { become, container } = renderWithEngine(<ConnectionIndicator />, { status: S.Connecting });
    const indicator = container.querySelector<HTMLElement>('.nc-indicator')!;
    expect(indicator.textContent).toBe('Connecting');
    await become({ status: S.Connected });
    expect(indicator.textContent).toBe('Online');
    expect(indicator.dataset).toMatchObject({ status: '0', tone: 'success' });
  });

  it('has a word of its own for each status, so that colour is never the only sign', async () => {
    const { become, container } = renderWithEngine(<ConnectionIndicator />);
    const words = new Set<string>();
    for (const status of Object.values(S)) {
      await become({ status });
      words.add(container.textContent);
    }
    expect(words.size).toBe(12);
  });

  it('says of a ban that it is one, for “suspended” is what the engine calls a lost link', () => {
    const { container } = renderWithEngine(<ConnectionIndicator />, { status: S.DisconnException });
    expect(container.textContent).toBe('Banned');
  });

  it('leaves announcing to the banner', () => {
    renderWithEngine(<ConnectionIndicator />);
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('takes labels one by one', () => {
    renderWithEngine(<ConnectionIndicator messages={{ [S.SignOut]: 'Abgemeldet' }} />, { status: S.SignOut });
    expect(screen.getByText('Abgemeldet')).toBeTruthy();
  });
});
