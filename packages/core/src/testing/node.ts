export { createFaultProxy, type FaultProxy, type FaultProxyOptions } from './faultProxy.ts';
export type { Cut, Direction, Fault } from './faults.ts';
export type { TokenIssuer, TokenCall, TokenMisbehavior } from './tokenCalls.ts';
export { createTokenServer, type TokenServer, type TokenServerOptions } from './tokenServer.ts';
