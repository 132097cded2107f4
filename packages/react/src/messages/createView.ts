import { NCConnectionStatus as S, type NCResult, type NexconnEngine } from '@nexconn-kit/core';

/** What components look at: reads only while somebody looks, and otherwise once somebody does. */
export interface View<T> {
  readonly initial: T;
  read(): T;
  subscribe(listener: () => void): () => void;
  /** Lists with the same members are the same: then nothing renders. */
  show(change: Partial<T>): void;
  /** Reads again, now or with the next look. */
  refresh(): void;
}

interface ViewParts<T> {
  readonly initial: T;
  readonly onLook: () => void;
  readonly load: () => void;
}

const isEqual = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((item, index) => item === other[index])
    : one === other;

export function createView<T extends object>({ initial, onLook, load }: ViewParts<T>): View<T> {
  const listeners = new Set<() => void>();
  let state = initial;
  let isStale = true;
  const refresh = (): void => {
    isStale = listeners.size === 0;
    if (!isStale) load();
  };
  return {
    initial,
    read: () => state,
    subscribe(listener) {
      listeners.add(listener);
      onLook();
      if (isStale) refresh();
      return () => void listeners.delete(listener);
    },
    show(change) {
      const next: T = { ...state, ...change };
      const keys = Object.keys(next) as (keyof T)[];
      if (keys.every((key) => isEqual(next[key], state[key]))) return;
      state = Object.freeze(next);
      listeners.forEach((listener) => listener());
    },
    refresh,
  };
}

const RESTING: readonly S[] = [S.Unconnected, S.SignOut];

/** Whether a read failed because nobody is signed in, yet or any more: the next user is read for anew. */
export const isForNobody = (engine: NexconnEngine, result: NCResult<unknown>): boolean =>
  result.code === 33090 || (result.code === 33003 && RESTING.includes(engine.getConnectionStatus()));
