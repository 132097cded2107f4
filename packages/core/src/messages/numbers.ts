/** So many messages may wait to be sent. */
export const OUTBOX_MESSAGES = 1_000;
/** So many may be on their way to the gateway at once, and so many characters of content, or one message. */
export const FLYING_MESSAGES = 20;
export const FLYING_CHARACTERS = 65_536;
/** Messages a page of the inbox. */
export const PAGE_MESSAGES = 200;
/**
 * How long an answer may take on a link that lives, milliseconds. A link that is dead is found sooner by its silence; this
 * is for a gateway that lost the question, and long enough for the slowest link to carry the largest message.
 */
export const ANSWER_MS = 120_000;
/** After so long, a store that is full or broken is tried again, milliseconds. */
export const STORE_AGAIN_MS = 2_000;
/** How long a person waits for older messages before they see what is here, milliseconds. */
export const HISTORY_MS = 10_000;
