import type { NCError } from '../errors.ts';
import type { EngineContext, MessageListeners } from '../session/engineContext.ts';
import type { Records } from './records.ts';

/** What this chunk was handed. */
export interface Parts {
  readonly context: EngineContext;
  readonly listeners: MessageListeners;
  readonly CoreError: typeof NCError;
  /** The memories of users who have no database, for as long as the engine lives. */
  readonly memories: Map<string, Records>;
}
