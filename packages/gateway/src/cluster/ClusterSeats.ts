import type { NCCategory } from '@nexconn-kit/protocol';
import { BREAKER_WINDOW_MS, isKick, type Seat } from '../domain/seats.ts';
import type { Ending } from '../realtime/seating.ts';
import type { Session } from '../realtime/session.ts';
import type { Keys } from './keys.ts';
import type { Redis } from './openRedis.ts';

/** Refreshed long before; what is left of a user whose node died goes by itself. */
export const SEATS_KEPT_MS = 900_000;

interface KeptSeat extends Seat {
  readonly nodeId: string;
  readonly atMs: number;
}

/** The seats whose nodes live; those of dead nodes are cleared away. */
const LIVE_SEATS = `
local live = {}
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  local seat = cjson.decode(all[i + 1])
  if redis.call('EXISTS', ARGV[1] .. seat.nodeId) == 1 then
    live[#live + 1] = all[i + 1]
  else
    redis.call('HDEL', KEYS[1], all[i])
  end
end
return live`;

/** What all nodes know of who sits where. Everything rejects when Redis does not answer. */
export class ClusterSeats {
  readonly #redis: Redis;
  readonly #keys: Keys;

  constructor(redis: Redis, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /** Oldest first. */
  async of(userId: string): Promise<readonly Seat[]> {
    const call = { keys: [this.#keys.seats(userId)], arguments: [this.#keys.node('')] };
    const found = (await this.#redis.ask((client) => client.eval(LIVE_SEATS, call))) as readonly string[];
    return found.map((text) => JSON.parse(text) as KeptSeat).toSorted((one, other) => one.atMs - other.atMs);
  }

  async kickedAtMs(userId: string, category: NCCategory, nowMs: number): Promise<readonly number[]> {
    const key = this.#keys.kicks(userId, category);
    const fromMs = nowMs - BREAKER_WINDOW_MS;
    const kicks = await this.#redis.ask((client) => client.zRangeByScoreWithScores(key, fromMs, '+inf'));
    return kicks.map(({ score }) => score);
  }

  async put(session: Session, nodeId: string, nowMs: number): Promise<void> {
    const { userId, sessionId, clientId, browserId, category, dialNumber } = session;
    const seat: KeptSeat = { sessionId, clientId, browserId, category, dialNumber, nodeId, atMs: nowMs };
    const key = this.#keys.seats(userId);
    await this.#redis.ask((client) =>
      client.multi().hSet(key, sessionId, JSON.stringify(seat)).pExpire(key, SEATS_KEPT_MS).exec(),
    );
  }

  /** Takes off those that end, and counts the kicks among them. */
  async end(of: Pick<Session, 'userId' | 'category'>, endings: readonly Ending[], nowMs: number): Promise<void> {
    const seats = this.#keys.seats(of.userId);
    const kicks = this.#keys.kicks(of.userId, of.category);
    const ended = endings.map(({ sessionId }) => sessionId);
    const kicked = endings
      .filter(({ verdict }) => isKick(verdict))
      .map(({ sessionId }) => ({ score: nowMs, value: sessionId }));
    await this.#redis.ask((client) => {
      const change = client.multi().hDel(seats, ended);
      if (kicked.length > 0) {
        change.zAdd(kicks, kicked).zRemRangeByScore(kicks, 0, nowMs - BREAKER_WINDOW_MS);
        change.pExpire(kicks, BREAKER_WINDOW_MS);
      }
      return change.exec();
    });
  }

  async remove({ userId, sessionId }: Session): Promise<void> {
    await this.#redis.ask((client) => client.hDel(this.#keys.seats(userId), sessionId));
  }

  async clear(userId: string): Promise<void> {
    await this.#redis.ask((client) => client.del(this.#keys.seats(userId)));
  }

  /** Keeps the seats of these users from going by themselves. */
  async refresh(userIds: readonly string[]): Promise<void> {
    await this.#redis.ask((client) =>
      Promise.all(userIds.map((userId) => client.pExpire(this.#keys.seats(userId), SEATS_KEPT_MS))),
    );
  }
}
