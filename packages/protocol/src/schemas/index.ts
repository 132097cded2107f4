export { SERVER_API_PATH, type ServerApiPath } from './serverApiPath.ts';
export { SERVER_API, type ServerApiParameters, type ServerApiRequest, type ServerApiResult } from './serverApi.ts';
export { handshakeRequestSchema } from './handshakeRequestSchema.ts';
export { EVENT_ARGUMENTS, type EventArguments } from './eventArguments.ts';
