import {
  SERVER_API,
  SERVER_API_PATH as PATH,
  type ServerApiParameters,
  type ServerApiPath,
  type ServerApiResult,
} from '@nexconn-kit/protocol/schemas';
import type { z } from 'zod';
import { listSoftDeleted, restoreUsers, softDeleteUsers } from '../domain/accounts.ts';
import { banUsers, listBans, unbanUsers } from '../domain/bans.ts';
import type { DomainContext } from '../domain/context.ts';
import { expireTokens, getStatus, getUser, issueToken, updateUser } from '../domain/users.ts';
import type { Rate } from '../tokenBucket.ts';
import { readParameters } from './readParameters.ts';

/** One operation with its types closed over: body in, result out. */
export interface Route {
  readonly path: ServerApiPath;
  readonly rate: Rate;
  /** Checks a body. @throws GatewayError 1002 or 1005 */
  prepare(body: unknown): PreparedCall;
}

export interface PreparedCall {
  /** What the call takes from the path's rate. */
  readonly cost: number;
  run(context: DomainContext): Promise<unknown>;
}

const perSecond = (limit: number): Rate => ({ limit, windowMs: 1000 });
const eachUser = ({ userIds }: { readonly userIds: readonly string[] }): number => userIds.length;

/** The Server API as data: path, rate, handler, and what a call costs where that is not one. */
export const ROUTES: readonly Route[] = [
  route(PATH.issueToken, perSecond(200), issueToken),
  route(PATH.expireTokens, perSecond(100), expireTokens),
  route(PATH.banUsers, perSecond(100), banUsers),
  route(PATH.unbanUsers, perSecond(100), unbanUsers),
  route(PATH.listBans, perSecond(100), listBans),
  route(PATH.softDeleteUsers, perSecond(100), softDeleteUsers, eachUser),
  route(PATH.restoreUsers, perSecond(100), restoreUsers, eachUser),
  route(PATH.listSoftDeleted, perSecond(100), listSoftDeleted),
  route(PATH.getConnectionStatus, perSecond(100), getStatus),
  route(PATH.getOnlineStatus, perSecond(100), getStatus),
  route(PATH.updateUser, perSecond(100), updateUser),
  route(PATH.getUser, perSecond(100), getUser),
];

function route<P extends ServerApiPath>(
  path: P,
  rate: Rate,
  handle: (context: DomainContext, parameters: ServerApiParameters<P>) => Promise<ServerApiResult<P>>,
  costOf: (parameters: ServerApiParameters<P>) => number = () => 1,
): Route {
  const schema = SERVER_API[path].request as z.ZodType as z.ZodType<ServerApiParameters<P>>;
  return {
    path,
    rate,
    prepare(body) {
      const parameters = readParameters(schema, body);
      return { cost: costOf(parameters), run: (context) => handle(context, parameters) };
    },
  };
}
