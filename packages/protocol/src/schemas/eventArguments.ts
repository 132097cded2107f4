import { z } from 'zod';
import { type ClientToGatewayEvents, EVENT } from '../events.ts';
import { accessToken } from './fields.ts';

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
};
