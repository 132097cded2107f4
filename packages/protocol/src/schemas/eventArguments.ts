import { z } from 'zod';
import { type ClientToGatewayEvents, EVENT } from '../events.ts';
import { accessToken, clientMadeId, groupId, messageContent, messageType, unixMs, userId } from './fields.ts';

const channel = z.discriminatedUnion('type', [
  z.object({ type: z.literal('direct'), id: userId }),
  z.object({ type: z.literal('group'), id: groupId }),
]);
const sequence = z.number().int().nonnegative();

/** What an event of the client carries, its acknowledgement apart. */
export type EventArguments = {
  [E in keyof ClientToGatewayEvents]: ClientToGatewayEvents[E] extends (...given: [...infer A, infer _Answer]) => void
    ? A
    : never;
};

/** Checks them. */
export const EVENT_ARGUMENTS: { readonly [E in keyof EventArguments]: z.ZodType<EventArguments[E]> } = {
  [EVENT.probe]: z.tuple([]),
  [EVENT.renew]: z.tuple([z.object({ token: accessToken })]),
  [EVENT.send]: z.tuple([z.object({ clientMessageId: clientMadeId, channel, messageType, content: messageContent })]),
  [EVENT.pull]: z.tuple([
    z.object({
      epoch: z.string().max(64).nullable(),
      after: sequence,
      limit: z.number().int().min(1).max(500),
    }),
  ]),
  [EVENT.history]: z.tuple([
    z.object({ channel, beforeMs: unixMs.nullable(), limit: z.number().int().min(1).max(100) }),
  ]),
};
