import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Keys } from './keys.ts';
import type { Redis } from './openRedis.ts';

const BEAT_MS = 2_000;
/** A node that was not heard of for so long is gone, and its seats with it. */
export const GONE_AFTER_MS = 6_000;

export interface MembershipContext {
  readonly redis: Redis;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  /** Tells the others what they may have forgotten, and learns what was missed; the node has its new name by then. */
  readonly onJoined: () => Promise<void>;
  /** With every beat. */
  readonly onBeat: () => Promise<void>;
}

/**
 * One node's place in the cluster. A node that could not tell that it lives, or whose Redis came back empty, joins under
 * a new name: whatever stood under the old one, true or not, goes with it.
 */
export class Membership {
  readonly #context: MembershipContext;
  #nodeId = '';
  #isMember = false;
  #hasLeft = false;
  #cancel = (): void => {};

  constructor(context: MembershipContext) {
    this.#context = context;
  }

  /** What the node is called since it last joined. */
  get nodeId(): string {
    return this.#nodeId;
  }

  /** Whether the others know that it lives. */
  get isMember(): boolean {
    return this.#isMember;
  }

  /** Something failed or was missed: join anew with the next beat. */
  readonly doubt = (): void => {
    this.#isMember = false;
  };

  /** Joins, and keeps telling that the node lives. @throws Error when Redis does not answer */
  async start(): Promise<void> {
    await this.#join();
    this.#waitForBeat();
  }

  async leave(): Promise<void> {
    this.#hasLeft = true;
    this.#cancel();
    await this.#forget(this.#nodeId).catch(() => {});
  }

  #waitForBeat(): void {
    if (this.#hasLeft) return;
    this.#cancel = this.#context.clock.schedule(() => {
      void this.#beat()
        .catch(this.doubt)
        .finally(() => this.#waitForBeat());
    }, BEAT_MS);
  }

  async #beat(): Promise<void> {
    if (this.#isMember && (await this.#tell('XX')) !== null) await this.#alive(this.#context.onBeat);
    else await this.#join();
  }

  async #join(): Promise<void> {
    const former = this.#nodeId;
    this.#isMember = false;
    this.#nodeId = randomUUID();
    await this.#tell('NX');
    this.#isMember = true;
    await this.#alive(this.#context.onJoined);
    if (former !== '') await this.#forget(former);
    this.#context.log.info({ nodeId: this.#nodeId }, 'node joined the cluster');
  }

  /** Goes on telling that the node lives: with many sessions such work takes longer than a node may be silent. */
  async #alive(work: () => Promise<void>): Promise<void> {
    let cancel = (): void => {};
    const wait = (): void => {
      cancel = this.#context.clock.schedule(() => {
        this.#tell('XX').then((answer) => answer === null && this.doubt(), this.doubt);
        wait();
      }, BEAT_MS);
    };
    wait();
    await work().finally(() => cancel());
  }

  #tell(condition: 'NX' | 'XX'): Promise<string | null> {
    const { redis, keys } = this.#context;
    const key = keys.node(this.#nodeId);
    const expiration = { type: 'PX', value: GONE_AFTER_MS } as const;
    return redis.ask((client) => client.set(key, '1', { condition, expiration }));
  }

  async #forget(nodeId: string): Promise<void> {
    const { redis, keys } = this.#context;
    await redis.ask((client) => client.del(keys.node(nodeId)));
  }
}
