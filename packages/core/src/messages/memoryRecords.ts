import type { Entry, Key, Range, Records, RecordsStep, Stored, StoreName } from './records.ts';

const rankOf = (key: Key): number => ['number', 'string', 'object'].indexOf(typeof key);

function compare(one: Key, other: Key): number {
  if (typeof one === 'object' && typeof other === 'object') {
    for (const [index, member] of one.entries()) {
      const against = other[index];
      const order = against === undefined ? 1 : compare(member, against);
      if (order !== 0) return order;
    }
    return one.length - other.length;
  }
  if (typeof one !== typeof other) return rankOf(one) - rankOf(other);
  return one < other ? -1 : Number(one > other);
}

type Rows = Entry<unknown>[];

/** Where a key stands among rows, or would. */
function placeOf(rows: Rows, key: Key): { readonly index: number; readonly isThere: boolean } {
  let from = 0;
  let to = rows.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compare(rows[middle]?.key ?? 0, key) < 0) from = middle + 1;
    else to = middle;
  }
  const at = rows[from];
  return { index: from, isThere: at !== undefined && compare(at.key, key) === 0 };
}

function slice(rows: Rows, { above, below, limit = Infinity, isDescending }: Range): Rows {
  const start = above === undefined ? { index: 0, isThere: false } : placeOf(rows, above);
  const first = start.index + Number(start.isThere);
  const end = below === undefined ? rows.length : placeOf(rows, below).index;
  return isDescending
    ? rows.slice(Math.max(first, end - limit), end).reverse()
    : rows.slice(first, Math.min(end, first + limit));
}

/** Records that are gone with the page or the process: for Node, and where there is no database. */
export function createMemoryRecords(): Records {
  const stores: Record<StoreName, Rows> = { meta: [], messages: [], own: [], channels: [], outbox: [] };
  let appended = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const put = (store: StoreName, value: unknown, key: Key): void => {
    const { index, isThere } = placeOf(stores[store], key);
    stores[store].splice(index, Number(isThere), { key, value });
  };
  const step: RecordsStep = {
    async get<S extends StoreName>(store: S, key: Key) {
      const { index, isThere } = placeOf(stores[store], key);
      return isThere ? (stores[store][index]?.value as Stored[S]) : undefined;
    },
    put: async (...row) => put(...(row as unknown as Parameters<typeof put>)),
    async append(row) {
      put('outbox', row, (appended += 1));
      return appended;
    },
    async delete(store, key) {
      const { index, isThere } = placeOf(stores[store], key);
      stores[store].splice(index, Number(isThere));
    },
    list: async <S extends StoreName>(store: S, range: Range = {}) => slice(stores[store], range) as Entry<Stored[S]>[],
    count: async (store) => stores[store].length,
  };
  return {
    run(_mode, work) {
      const done = turn.then(() => work(step));
      turn = done.catch(() => {});
      return done;
    },
  };
}
