/** Reads of which only the newest counts, and what came while one was on its way: news stand over what was read. */
export interface Reads<T> {
  note(news: readonly T[]): void;
  /** Starts a read. @returns to be called with its answer: what came meanwhile, or null when the answer is no longer wanted */
  begin(): () => readonly T[] | null;
  /** Wants no answer that is still to come. */
  forget(): void;
}

export function createReads<T>(keyOf: (one: T) => string): Reads<T> {
  const since = new Map<string, T>();
  let asked = 0;
  let answered = 0;
  return {
    note(news) {
      if (answered < asked) for (const one of news) since.set(keyOf(one), one);
    },
    begin() {
      const ticket = (asked += 1);
      return () => {
        if (ticket !== asked) return null;
        answered = ticket;
        const news = [...since.values()];
        since.clear();
        return news;
      };
    },
    forget() {
      answered = asked += 1;
      since.clear();
    },
  };
}
