/** What an application did and was told, in the order in which it happened. `channel` is the name that both ends of it share. */
export type Note =
  | { readonly kind: 'asked'; readonly channel: string; readonly text: string }
  /** It stands as sending: from then on it may not be lost. */
  | { readonly kind: 'taken'; readonly text: string }
  | { readonly kind: 'acknowledged'; readonly text: string; readonly messageId: string }
  | { readonly kind: 'refused'; readonly text: string; readonly code: number }
  /** A handler was given it. */
  | { readonly kind: 'heard'; readonly channel: string; readonly messageId: string }
  /** It was read from the history as the application started again. */
  | { readonly kind: 'found'; readonly channel: string; readonly messageId: string }
  | { readonly kind: 'gap'; readonly reason: string };

export interface Witness {
  readonly name: string;
  /** The channels it is to hear of. */
  readonly channels: readonly string[];
  readonly notes: readonly Note[];
}

/** A message as the gateway's store has it. */
export interface Kept {
  readonly messageId: string;
  readonly text: string;
}

/** By channel, oldest first. */
export type Store = ReadonlyMap<string, readonly Kept[]>;

const LEFT = 33090;
const MOST = 20;

/** The notes of one kind, with their places in the whole. */
const only = <K extends Note['kind']>({ notes }: Witness, ...kinds: K[]) =>
  notes.flatMap((note, at) =>
    (kinds as string[]).includes(note.kind) ? [{ ...(note as Extract<Note, { kind: K }>), at }] : [],
  );

function* checkStored(witnesses: readonly Witness[], store: Store): Generator<string> {
  const asked = new Map(
    witnesses.flatMap((witness) => only(witness, 'asked').map(({ text, channel }) => [text, channel])),
  );
  const seen = new Set<string>();
  for (const [channel, kept] of store) {
    for (const { text } of kept) {
      if (seen.has(text)) yield `${text} is stored twice`;
      if (asked.get(text) !== channel) yield `${text} is stored in ${channel}, where nobody said it`;
      seen.add(text);
    }
  }
}

function* checkTold(witness: Witness, store: Store): Generator<string> {
  const ids = new Map([...store.values()].flat().map(({ text, messageId }) => [text, messageId]));
  for (const { text, messageId } of only(witness, 'acknowledged')) {
    const kept = ids.get(text);
    if (kept !== messageId) yield `${text} was acknowledged as ${messageId}, and is stored as ${kept}`;
  }
  for (const { text } of only(witness, 'taken')) if (!ids.has(text)) yield `${text} was being sent, and is not stored`;
  for (const { text, code } of only(witness, 'refused')) if (code !== LEFT) yield `${text} failed with ${code}`;
}

/** What one application sent to a channel is stored in the order in which it was asked to. */
function* checkSentOrder(witness: Witness, store: Store): Generator<string> {
  const places = new Map([...store.values()].flatMap((kept) => kept.map(({ text }, place) => [text, place] as const)));
  const last = new Map<string, number>();
  for (const { text, channel } of only(witness, 'asked')) {
    const place = places.get(text);
    if (place === undefined) continue;
    if (place < (last.get(channel) ?? -1)) yield `${text} is stored before what was sent earlier`;
    last.set(channel, place);
  }
}

/** Whether a gap was declared between two places in what was noted. */
const gapBetween = (gaps: readonly number[], from: number, to: number): boolean =>
  gaps.some((at) => at > from && at < to);

/** What nobody knows of lies between two that are known, and there a gap has to be declared. */
function* checkMissing(
  others: readonly Kept[],
  knownAt: ReadonlyMap<string, number>,
  gaps: readonly number[],
): Generator<string> {
  let before = -1;
  for (const [index, { messageId, text }] of others.entries()) {
    const at = knownAt.get(messageId);
    if (at !== undefined) before = at;
    else {
      const next = others.slice(index).find((one) => knownAt.has(one.messageId));
      const until = knownAt.get(next?.messageId ?? '') ?? Infinity;
      if (!gapBetween(gaps, before, until)) yield `${text} was never heard`;
    }
  }
}

/** Once each, in the order of the channel; but for what a gap declares. */
function* checkHeard(witness: Witness, channel: string, kept: readonly Kept[]): Generator<string> {
  const own = new Set(only(witness, 'asked').map(({ text }) => text));
  const places = new Map(kept.map(({ messageId }, place) => [messageId, place]));
  const gaps = only(witness, 'gap').map(({ at }) => at);
  const knownAt = new Map<string, number>();
  let last = { place: -1, at: -1 };
  for (const { kind, at, messageId, channel: where } of only(witness, 'heard', 'found')) {
    if (where !== channel) continue;
    const place = places.get(messageId);
    if (place === undefined) yield `${messageId} was ${kind}, and is not stored in ${channel}`;
    else if (own.has(kept[place]?.text ?? '')) yield `${kept[place]?.text} came back to who sent it`;
    else if (kind === 'heard') {
      if (place <= last.place && !gapBetween(gaps, last.at, at)) {
        yield `${kept[place]?.text} was heard ${knownAt.has(messageId) ? 'again' : 'late'}, after ${kept[last.place]?.text}`;
      }
      last = { place, at };
    }
    knownAt.set(messageId, at);
  }
  yield* checkMissing(
    kept.filter(({ text }) => !own.has(text)),
    knownAt,
    gaps,
  );
}

/** What is wrong with all that was said, stored and heard; nothing: each promise was kept. */
export function checkMessages(witnesses: readonly Witness[], store: Store): string[] {
  const offences = [...checkStored(witnesses, store)];
  for (const witness of witnesses) {
    const blame = (what: string): string => `${witness.name}: ${what}`;
    offences.push(...[...checkTold(witness, store), ...checkSentOrder(witness, store)].map(blame));
    for (const channel of witness.channels) {
      offences.push(...[...checkHeard(witness, channel, store.get(channel) ?? [])].map(blame));
    }
  }
  return offences.slice(0, MOST);
}
