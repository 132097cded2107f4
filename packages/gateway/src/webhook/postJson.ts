/** How a try ended: any 200 acknowledges; `unanswered` is a time-out, or nobody there. */
export type TryOutcome = 'acknowledged' | 'refused' | 'unanswered';

/** Posts once. Never throws: whatever goes wrong on the way is `unanswered`. */
export async function postJson(url: string, body: string, signal: AbortSignal): Promise<TryOutcome> {
  try {
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    // A redirect would carry the signature to somebody else.
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    await response.body?.cancel();
    return response.status === 200 ? 'acknowledged' : 'refused';
  } catch {
    return 'unanswered';
  }
}
