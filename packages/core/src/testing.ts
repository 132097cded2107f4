export {
  createScriptedEngine,
  type ScriptedCall,
  type ScriptedEngine,
  type ScriptedEngineOptions,
} from './testing/scriptedEngine.ts';
export { createFakeClock, type FakeClock } from './testing/fakeClock.ts';
export {
  createFakeEngine,
  type FakeEngine,
  type FakeEngineOptions,
  type FakeSurroundings,
} from './testing/fakeEngine.ts';
export { createFakeTransport, type FakeLink, type FakeTransport } from './testing/fakeTransport.ts';
export { seededRandom } from './testing/seededRandom.ts';
