import { NCErrorCode, type Verdict } from '@nexconn-kit/protocol';

const TEXT: Readonly<Record<number, string>> = {
  [NCErrorCode.LinkReleased]: 'The client left before it was admitted.',
  [NCErrorCode.LinkNotUsable]: 'The gateway does not take this dial now; dial again within the window it names.',
  [NCErrorCode.ProtocolVersionRefused]:
    'The gateway does not understand this client; update the client or the gateway.',
  [NCErrorCode.AppKeyUnknown]: 'The app key is not the one of this gateway; check the key and the gateway URL.',
  [NCErrorCode.TokenInvalid]: 'The token is not valid here; get a new one from the app server.',
  [NCErrorCode.BannedAtConnect]: 'The user is banned; wait until the ban ends.',
  [NCErrorCode.KickedByOtherClient]:
    'Another client took the seat of this session; ask the user before connecting again.',
  [NCErrorCode.TokenExpired]: 'The token has expired or was revoked; get a new one from the app server.',
  [NCErrorCode.OriginNotAllowed]: 'The page origin is not allowed; add it to the origins the gateway accepts.',
  [NCErrorCode.OtherClientOnline]: 'Another client of this user is online and keeps its seat.',
  [NCErrorCode.UserDeactivated]: 'The account is deactivated.',
  [NCErrorCode.SessionReplaced]: 'A newer dial of the same client has taken over.',
};

/** A refused handshake. Socket.IO hands `data` to the client as it stands. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly data: Verdict;

  /** @param message never a token */
  constructor(data: Verdict, message = TEXT[data.code] ?? 'The gateway refused.') {
    super(message);
    this.data = data;
  }
}
