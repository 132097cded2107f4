export { createGateway, type Gateway, type GatewayOptions } from './createGateway.ts';
export { createServerApi, ServerApiError, type ServerApi, type ServerApiOptions } from './createServerApi.ts';
export type { Clock } from './clock.ts';
