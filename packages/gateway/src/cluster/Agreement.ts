import { NCErrorCode } from '@nexconn-kit/protocol';
import type { KeyedLock } from '../realtime/keyedLock.ts';
import { reconnectSpreadMs } from '../realtime/reconnectSpreadMs.ts';
import { Refusal } from '../realtime/Refusal.ts';
import type { Sessions } from '../realtime/sessions.ts';
import type { Membership } from './Membership.ts';

/** A dial that nobody can decide on comes back within this time. */
const SHORTEST_WINDOW_MS = 3_000;

/** Decides with the other nodes, or refuses for now. */
export class Agreement {
  readonly #membership: Membership;
  readonly #sessions: Sessions;
  readonly #lock: KeyedLock;

  constructor(membership: Membership, sessions: Sessions, lock: KeyedLock) {
    this.#membership = membership;
    this.#sessions = sessions;
    this.#lock = lock;
  }

  /** @throws Refusal 30002 when an answer of Redis does not come */
  async on<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch {
      throw this.#putOff();
    }
  }

  /** @throws Refusal 30002 when nobody can be kept out; and whatever `work` throws */
  readonly exclusive: KeyedLock = async (userId, work) => {
    // Not even asked: what a Redis that hangs is asked would pile up.
    if (!this.#membership.isMember) throw this.#putOff();
    let hasStarted = false;
    try {
      return await this.#lock(userId, () => {
        hasStarted = true;
        return work();
      });
    } catch (error) {
      throw hasStarted ? error : this.#putOff();
    }
  };

  #putOff(): Refusal {
    const retryWindowMs = Math.max(SHORTEST_WINDOW_MS, reconnectSpreadMs(this.#sessions.count));
    const message = 'The nodes of the gateway cannot agree on seats now; dial again within the window.';
    return new Refusal({ code: NCErrorCode.LinkNotUsable, details: { retryWindowMs } }, message);
  }
}
