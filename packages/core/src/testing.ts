export {
  createScriptedEngine,
  type ScriptedCall,
  type ScriptedEngine,
  type ScriptedEngineOptions,
} from './testing/scriptedEngine.ts';
export type { ScriptedMessages, ScriptedMessagesOptions } from './testing/scriptedMessages.ts';
export { createFakeClock, type FakeClock } from './testing/fakeClock.ts';
export {
  CONNECTION_MACHINE,
  type ConnectionMachine,
  type MachineArrow,
  type MachineGroup,
  type MachinePhase,
} from './testing/connectionMachine.ts';
export { createFakeEngine, type FakeEngine, type FakeEngineOptions } from './testing/fakeEngine.ts';
export type { FakeSurroundings } from './testing/fakePorts.ts';
export { createFakeTransport, type FakeLink, type FakeQuestion, type FakeTransport } from './testing/fakeTransport.ts';
export { seededRandom } from './testing/seededRandom.ts';
export {
  createSimulatedEngine,
  type SimulatedEngine,
  type SimulatedEngineOptions,
} from './testing/simulated/simulatedEngine.ts';
export {
  createSimulatedGateway,
  type SimulatedGateway,
  type SimulatedGatewayOptions,
} from './testing/simulated/simulatedGateway.ts';
export type { SimulatedAccounts } from './testing/simulated/accounts.ts';
export type { SimulatedMailbox, SimulatedMessage } from './testing/simulated/mailbox.ts';
export type { SimulatedFrame } from './testing/simulated/gatewayEnd.ts';
export type { SimulatedTokenAnswer } from './testing/simulated/tokenEndpoint.ts';
export type { SimulatedFault, SimulatedNetwork } from './testing/simulated/way.ts';
