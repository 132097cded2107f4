import { PROTOCOL_VERSION } from '@nexconn-kit/protocol';
import { APP } from './benchGateway.mjs';

/** What a bare client has to say to the gateway, in place of our engine. */
export const bareHandshake = (token, clientId, dialNumber) => ({
  protocolVersion: PROTOCOL_VERSION,
  appKey: APP.appKey,
  token,
  category: 'web',
  clientId,
  dialNumber,
  intent: 'newcomer',
  lastSessionId: null,
  reconnectKickEnable: false,
});
