/**
 * What docs/connection.md says of statuses, written down from there and from nowhere else: a soak that asked the engine's
 * own table would only find that the engine agrees with itself.
 */

/** The statuses that only the application leaves (rule 6). */
export const RESTS = new Set([6, 11, 12, 14, 15, 16, 19]);

/** Where each status may lead in Node, where 1 never occurs. `connect` leads to 10 from anywhere, `disconnect` to 12. */
const FROM_A_DIAL = [0, 6, 10, 11, 12, 13, 14, 15, 16, 17, 19];
const ASKED = [10, 12];
const NEXT = {
  // A link is lost (13), refused by the gateway, or its token has to be asked for again (10).
  0: [6, 10, 11, 12, 13, 15, 16, 19],
  6: ASKED,
  10: FROM_A_DIAL,
  11: ASKED,
  12: [10],
  // Between attempts nothing is dialled, so that the gateway has nothing to say.
  13: [10, 12, 14],
  14: ASKED,
  15: ASKED,
  16: ASKED,
  // It stays while it is dialled (rule 12): whatever a dial leads to, it leads to.
  17: FROM_A_DIAL,
  19: ASKED,
};

/** Which codes may stand beside a status: section 2. Null is no error. */
const CODES = {
  0: [null],
  6: [31010, 31023],
  11: [33094],
  12: [null],
  13: [30001, 30002, 30010, 30011, 30012, 31000, 33091],
  14: [34006],
  15: [31004, 31020, 33092],
  16: [31009, 31011],
  17: [34240, 34245],
  19: [31029],
};

/** With what a `connect` that failed may be answered: with the reason of a rest, or because it was cancelled (rule 2). */
const ANSWERS = new Set([33090, ...[6, 11, 14, 15, 16, 19].flatMap((status) => CODES[status])]);

/**
 * What is wrong with a change of status, or undefined.
 *
 * @param isAsked whether the application asked for anything since the last one
 */
export function findIllegal({ previousStatus, status, error }, isAsked) {
  if (!NEXT[previousStatus]?.includes(status)) return `${previousStatus} never leads to ${status}`;
  if (RESTS.has(previousStatus) && !isAsked) return `${previousStatus} was left although nobody asked`;
  const code = error?.code ?? null;
  if (CODES[status]?.includes(code) === false) return `${code} does not belong to status ${status}`;
  return undefined;
}

/** What is wrong with the answer of a `connect` or `resume` for this user, or undefined. */
export function findWrongAnswer({ isOk, code, data }, userId) {
  if (isOk) return data.userId === userId ? undefined : `connected ${data.userId} who asked for ${userId}`;
  return ANSWERS.has(code) ? undefined : `answered with ${code}, which is no answer`;
}
