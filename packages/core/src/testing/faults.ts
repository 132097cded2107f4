/** `up` is from the client to the target, `down` is from the target to the client. */
export type Direction = 'up' | 'down';

/** What a network does to TCP connections. */
export type Fault =
  /** Nothing: bytes go through as they come. */
  | { readonly type: 'pass' }
  /** Live and new connections are reset (RST). */
  | { readonly type: 'reset' }
  /** Live and new connections are ended (FIN). */
  | { readonly type: 'end' }
  /** Nobody listens on the port, as when the process behind it was killed; live connections are reset. */
  | { readonly type: 'refuse' }
  /** Nothing arrives, not even an end, and sockets stay open. What was sent arrives once the hole closes: TCP sends it again. */
  | { readonly type: 'blackHole'; readonly direction: Direction | 'both' }
  /** Everything arrives `ms` milliseconds late, in order, each way. */
  | { readonly type: 'delay'; readonly ms: number }
  /** Each connection carries so many bytes a second, each way; above 0. */
  | { readonly type: 'throttle'; readonly bytesPerSecond: number }
  /** New connections are accepted and never answered, not even after the fault; live ones go on. */
  | { readonly type: 'acceptThenSilence' }
  /** Each connection is reset once it has carried so many more bytes down; who has not read them yet may see an end. */
  | { readonly type: 'dropAfter'; readonly bytes: number };

/** How a connection is cut: by a reset, or by an orderly end. */
export type Cut = 'rst' | 'fin';

/** What a fault means for the bytes of one direction. */
export interface Flow {
  readonly isHeld: boolean;
  readonly delayMs: number;
  readonly bytesPerSecond: number;
  /** Bytes until the connection is reset. */
  readonly quotaBytes: number;
}

const FREE: Flow = { isHeld: false, delayMs: 0, bytesPerSecond: Infinity, quotaBytes: Infinity };

type FlowOf<F> = (fault: F, direction: Direction) => Partial<Flow>;

const FLOWS: { readonly [T in Fault['type']]: FlowOf<Extract<Fault, { readonly type: T }>> } = {
  pass: () => FREE,
  reset: () => FREE,
  end: () => FREE,
  refuse: () => FREE,
  acceptThenSilence: () => FREE,
  blackHole: ({ direction }, own) => ({ isHeld: direction === own || direction === 'both' }),
  delay: ({ ms }) => ({ delayMs: ms }),
  throttle: ({ bytesPerSecond }) => ({ bytesPerSecond }),
  dropAfter: ({ bytes }, own) => (own === 'down' ? { quotaBytes: bytes } : FREE),
};

/** The faults under which no connection lives, and how they end those that do. */
export const CUTS: Readonly<Partial<Record<Fault['type'], Cut>>> = { reset: 'rst', end: 'fin', refuse: 'rst' };

export function flowOf(fault: Fault, direction: Direction): Flow {
  const find = FLOWS[fault.type] as FlowOf<Fault>;
  return { ...FREE, ...find(fault, direction) };
}
