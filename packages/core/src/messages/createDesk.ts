import type { NCErrorCode } from '@nexconn-kit/protocol';
import type { NCError, NCErrorOptions } from '../errors.ts';
import type { Link } from '../ports.ts';
import type { EngineContext, MessageNews } from '../session/engineContext.ts';
import { failLink } from './failLink.ts';
import type { Parts } from './parts.ts';
import type { Mode, Records, Work } from './records.ts';

/** What all that is done for one user has in common, until that user leaves. */
export interface Desk {
  readonly context: EngineContext;
  readonly userId: string;
  /** Rejects when the user leaves. */
  readonly left: Promise<never>;
  isOver(): boolean;
  error(code: NCErrorCode, options?: NCErrorOptions): NCError;
  /** Rejects with 33002 where the store fails, full, broken or not to be had; with 33090 when the user left. */
  run<T>(mode: Mode, work: Work<T>): Promise<T>;
  /** Whether other tabs of the browser see the same records. */
  isShared(): boolean;
  /** Those of a user without a database; undefined: nothing was kept so. */
  memory(): Records | undefined;
  tell(news: readonly MessageNews[]): void;
  /** What was done on this link failed. @param again does it once more */
  fail(link: Link, cause: unknown, again: () => void): void;
  leave(): void;
}

/** The records of a user without a database. Few pages need them, so their code is a chunk of its own. */
async function fetchMemory(memories: Parts['memories'], userId: string): Promise<Records> {
  const { createMemoryRecords } = await import('./memoryRecords.ts');
  const kept = memories.get(userId) ?? createMemoryRecords();
  memories.set(userId, kept);
  return kept;
}

export function createDesk(parts: Parts, userId: string): Desk {
  const { context, listeners, CoreError, memories } = parts;
  const { store, courier } = context;
  const error: Desk['error'] = (code, options) => new CoreError(code, options);
  let isOver = false;
  let reject: (reason: NCError) => void = () => {};
  const left = new Promise<never>((_, onLeft) => (reject = onLeft));
  left.catch(() => {});
  const shared = (): Records | undefined => {
    const opened = store.read();
    return opened?.userId === userId ? opened.store?.records : undefined;
  };
  const stored = <T>(work: Promise<T>): Promise<T> =>
    work.catch((cause: unknown) => {
      throw cause instanceof CoreError ? cause : error(33002, { cause });
    });
  return {
    ...{ context, userId, left, error },
    isOver: () => isOver,
    isShared: () => shared() !== undefined,
    memory: () => memories.get(userId),
    async run(mode, work) {
      if (isOver) throw error(33090);
      // It was closed where the page slept.
      store.open(userId);
      await new Promise<void>((known) => store.whenKnown(() => known()));
      const records = shared() ?? (await stored(fetchMemory(memories, userId)));
      if (isOver) throw error(33090);
      return stored(records.run(mode, work));
    },
    tell: (news) => isOver || news.forEach((one) => courier.tell(listeners, one)),
    fail: (...what) => isOver || failLink(parts, ...what),
    leave() {
      isOver = true;
      reject(error(33090));
    },
  };
}
