// Loaded by the module runner of a test project, which resolves the gateway to its sources.
export { createGateway, createServerApi } from '@nexconn-kit/gateway';
