import type { Store } from './domain/store.ts';

/** A store that takes longer would keep every handshake waiting. */
const STORE_ANSWERS_WITHIN_MS = 1_000;
/** Nobody's: no user id may hold a dot. */
const NOBODY = '.';

export interface Readiness {
  /** @returns why no new client should be sent here; undefined when all is well */
  ask(): Promise<string | undefined>;
  /** From now on the gateway is not ready any more. */
  stop(): void;
}

/** @param unreadiness of the cluster, where the gateway is a node of one */
export function createReadiness(
  store: Pick<Store, 'findUser'>,
  unreadiness: () => string | undefined = () => undefined,
): Readiness {
  let isStopping = false;
  return {
    ask: async () => (isStopping ? 'the gateway stops' : (unreadiness() ?? troubleOf(store))),
    stop() {
      isStopping = true;
    },
  };
}

function troubleOf(store: Pick<Store, 'findUser'>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, STORE_ANSWERS_WITHIN_MS, 'the store does not answer in time');
  });
  const answer = store.findUser(NOBODY).then(
    () => undefined,
    () => 'the store fails',
  );
  return Promise.race([answer, timeout]).finally(() => clearTimeout(timer));
}
