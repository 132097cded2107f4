import { queryOptions } from '@tanstack/react-query';
import type { ConfigAnswer, SessionAnswer } from '../../server/contract.ts';
import { apiPath } from './apiPath.ts';
import { callApi } from './callApi.ts';

/** Both change only when this page changes them. */
const STANDING = { staleTime: Infinity, retry: 2, refetchOnWindowFocus: false, refetchOnReconnect: false } as const;

export const configQuery = queryOptions({
  ...STANDING,
  queryKey: ['demo', 'config'],
  queryFn: ({ signal }) => callApi<ConfigAnswer>('/api/config', { signal }),
});

/** Who is signed in on this device. */
export const sessionQuery = (device: string | undefined) =>
  queryOptions({
    ...STANDING,
    queryKey: ['demo', 'session', device ?? null],
    queryFn: ({ signal }) => callApi<SessionAnswer>(apiPath('session', device), { signal }),
  });
