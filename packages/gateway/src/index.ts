export { createGateway, type Gateway } from './createGateway.ts';
export type { GatewayOptions } from './GatewayOptions.ts';
export { OptionError } from './OptionError.ts';
export { createServerApi, ServerApiError, type ServerApi, type ServerApiOptions } from './createServerApi.ts';
export type { Clock } from './clock.ts';
