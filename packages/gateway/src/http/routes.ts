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
import { createGroup, dismissGroup, joinGroup, leaveGroup, listJoined, listMembers } from '../domain/groups.ts';
import { listDirectHistory, listGroupHistory, sendDirect, sendGroup } from '../domain/messages.ts';
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
  /** What the call takes from the rate of each of its keys. */
  readonly cost: number;
  readonly keys: readonly string[];
  run(context: DomainContext): Promise<unknown>;
}

const perSecond = (limit: number): Rate => ({ limit, windowMs: 1000 });
const perMinute = (limit: number): Rate => ({ limit, windowMs: 60_000 });

/** What a call counts for, where that is not one call of the path. */
interface Count<P extends ServerApiPath> {
  readonly cost?: (parameters: ServerApiParameters<P>) => number;
  /** What has a rate of its own within the path. */
  readonly keys?: (parameters: ServerApiParameters<P>) => readonly string[];
}

const eachUser = { cost: ({ userIds }: { readonly userIds: readonly string[] }): number => userIds.length };

/** The Server API as data: path, rate, handler, and what a call counts for. */
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
  route(PATH.sendDirect, perMinute(6000), sendDirect, { cost: ({ toUserIds }) => toUserIds.length }),
  route(PATH.createGroup, perSecond(100), createGroup),
  route(PATH.joinGroup, perSecond(100), joinGroup),
  route(PATH.leaveGroup, perSecond(100), leaveGroup),
  route(PATH.quitGroup, perSecond(100), leaveGroup),
  route(PATH.dismissGroup, perSecond(100), dismissGroup),
  route(PATH.listMembers, perSecond(100), listMembers),
  route(PATH.listJoined, perSecond(100), listJoined),
  route(PATH.sendGroup, perSecond(20), sendGroup, { keys: ({ toChannelIds }) => toChannelIds }),
  route(PATH.listDirectHistory, perSecond(10), listDirectHistory),
  route(PATH.listGroupHistory, perSecond(10), listGroupHistory),
];

function route<P extends ServerApiPath>(
  path: P,
  rate: Rate,
  handle: (context: DomainContext, parameters: ServerApiParameters<P>) => Promise<ServerApiResult<P>>,
  { cost = () => 1, keys = () => [path] }: Count<P> = {},
): Route {
  const schema = SERVER_API[path].request as z.ZodType as z.ZodType<ServerApiParameters<P>>;
  return {
    path,
    rate,
    prepare(body) {
      const parameters = readParameters(schema, body);
      return { cost: cost(parameters), keys: keys(parameters), run: (context) => handle(context, parameters) };
    },
  };
}
