import { z } from 'zod';
import { utf8Length } from './utf8Length.ts';

/** Text of at most `maximum` characters, counted as a reader counts them (code points). */
export const textUpTo = (maximum: number) =>
  limited(maximum, (text) => Array.from(text).length).meta({ maxLength: maximum });

/** Text of at most `maximum` bytes of UTF-8. */
export const bytesUpTo = (maximum: number) =>
  limited(maximum, utf8Length).meta({ description: `At most ${maximum} bytes of UTF-8.` });

// `too_big` on a string is what the gateway turns into "too long" (1005); every other issue is a bad parameter (1002).
function limited(maximum: number, measure: (text: string) => number) {
  return z
    .string()
    .check((context) => {
      if (measure(context.value) <= maximum) return;
      context.issues.push({ code: 'too_big', origin: 'string', maximum, inclusive: true, input: context.value });
    })
    .refine((text) => !text.includes('\0'), 'holds a U+0000, which not every database can store');
}

/** 1–64 bytes of letters, digits and `+ = - _`. */
export const userId = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9+=\-_]+$/, 'may hold letters, digits and + = - _ only, and at least one of them');

export const userIdsUpTo = (maximum: number) => z.array(userId).min(1).max(maximum);

/** A group's id: 1–64 letters and digits. */
export const groupId = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9]+$/, 'may hold letters and digits only, and at least one of them');

/** A client's own name for something: 1–64 characters, of which every database gives back what it was given. */
export const clientMadeId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'may hold no control character and no half of a surrogate pair');

/** Types that are built in begin with `RC:`, such as `RC:TxtMsg`; an application's own do not. */
export const messageType = textUpTo(32)
  .refine((text) => text !== '', 'is empty')
  .meta({ minLength: 1, maxLength: 32, description: 'Built-in types begin with RC:, such as RC:TxtMsg.' });

/** What a message says, as a text; its type says how to read it. */
export const messageContent = bytesUpTo(128 * 1024);

/** Where the next page begins, as the page before it said; the first page without one. */
export const pageToken = z.string().max(256).default('');

/** Unix milliseconds. */
export const unixMs = z.number().int().nonnegative().meta({ description: 'Unix milliseconds.' });

export const page = z.number().int().min(1).max(1_000_000).default(1);

export const pageSizeUpTo = (maximum: number) => z.number().int().min(1).max(maximum).default(50);

/** Longer than any token of ours, so that a wrong one is told from an attack on memory. */
export const accessToken = z.string().min(1).max(4096);
