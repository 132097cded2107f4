import { NCError } from '@nexconn-kit/core';
import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as kit from './index.ts';

// React 18 lets the page hear of every error, and jsdom prints what the page leaves unhandled.
const leaveQuiet = (event: Event): void => event.preventDefault();

beforeEach(() => window.addEventListener('error', leaveQuiet));
afterEach(() => {
  window.removeEventListener('error', leaveQuiet);
  cleanup();
  vi.restoreAllMocks();
});

const { NexconnProvider: _component, ...hooks } = kit;

describe.each(Object.keys(hooks) as (keyof typeof hooks)[])('%s', (name) => {
  it('throws 33001 outside a provider, and says which hook and what to add', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const useHook: (...given: never[]) => unknown = hooks[name];
    let thrown: unknown;
    try {
      renderHook(() => useHook(...([() => {}] as never[])));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(NCError);
    expect((thrown as NCError).code).toBe(33001);
    expect((thrown as NCError).message).toMatch(new RegExp(`\\b${name} .*<NexconnProvider>`));
  });
});
