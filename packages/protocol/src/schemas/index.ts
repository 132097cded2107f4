export { SERVER_API_PATH, type ServerApiPath } from './serverApiPath.ts';
export { SERVER_API, type ServerApiParameters, type ServerApiRequest, type ServerApiResult } from './serverApi.ts';
export { handshakeRequestSchema, renewRequestSchema } from './handshakeSchemas.ts';
