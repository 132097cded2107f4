import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from './AppError.ts';
import type { SessionCookies } from './createSessionCookies.ts';

/** The query of a request that concerns one device of a browser. */
export interface OnDevice {
  Querystring: { device?: string };
}

interface Asked {
  readonly headers: IncomingHttpHeaders;
  readonly query: OnDevice['Querystring'];
}

/** @throws AppError 401 where nobody is signed in on this device; `loss` says what there is not for that reason */
export function signedIn(cookies: SessionCookies, request: Asked, loss: string): string {
  const userId = cookies.read(request.headers.cookie, request.query.device);
  if (userId !== null) return userId;
  throw new AppError(401, 'not_signed_in', `Nobody is signed in here, so there is no ${loss}. Sign in first.`);
}
