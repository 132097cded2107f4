import { z } from 'zod';
import { type HandshakeRequest, PROTOCOL_VERSION } from '../handshake.ts';
import { accessToken, clientMadeId } from './fields.ts';

/** Checks what stands in Socket.IO's `auth`. The version comes first: without it the rest may mean something else. */
export const handshakeRequestSchema: z.ZodType<HandshakeRequest> = z.object({
  protocolVersion: z.literal(PROTOCOL_VERSION),
  appKey: z.string().min(1).max(256),
  token: accessToken,
  // Not checked further: a text that can be no user's id simply is another one than the token's.
  userId: z.string().exactOptional(),
  category: z.enum(['web', 'mobile', 'desktop']),
  clientId: clientMadeId,
  browserId: clientMadeId.exactOptional(),
  dialNumber: z.number().int().nonnegative(),
  intent: z.enum(['newcomer', 'reconnect']),
  lastSessionId: clientMadeId.nullable(),
  reconnectKickEnable: z.boolean(),
});
