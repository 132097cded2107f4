import { type HandshakeRequest, NCErrorCode } from '@nexconn-kit/protocol';
import { handshakeRequestSchema } from '@nexconn-kit/protocol/schemas';
import { Refusal } from './Refusal.ts';

export interface HandshakeRules {
  readonly appKey: string;
  /** undefined: every origin. A client without one (Node) is never refused for it. */
  readonly allowedOrigins: readonly string[] | undefined;
}

// What a malformed field means. Any other one is a client that speaks another protocol than the version it names.
const CODE_OF_FIELD: Readonly<Record<string, number>> = {
  appKey: NCErrorCode.AppKeyUnknown,
  token: NCErrorCode.TokenInvalid,
};

/**
 * Checks what a dial says about itself, before anyone looks at whom it signs in.
 *
 * @throws Refusal 31001, 31002, 31004 or 31022
 */
export function readHandshake(auth: unknown, origin: string | undefined, rules: HandshakeRules): HandshakeRequest {
  const { success, data: request, error } = handshakeRequestSchema.safeParse(auth);
  if (!success) {
    const field = String(error.issues[0]?.path[0] ?? 'auth');
    const code = CODE_OF_FIELD[field] ?? NCErrorCode.ProtocolVersionRefused;
    throw new Refusal({ code }, `The handshake's ${field} is missing or malformed; update the client or the gateway.`);
  }
  if (request.appKey !== rules.appKey) throw new Refusal({ code: NCErrorCode.AppKeyUnknown });
  if (origin !== undefined && rules.allowedOrigins?.includes(origin) === false) {
    throw new Refusal({ code: NCErrorCode.OriginNotAllowed });
  }
  return request;
}
