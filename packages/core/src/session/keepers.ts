// What keeps a connection, as against what makes one: fetched beside the first dial, not before it. What is imported
// here, what makes a connection must not import, or it would be cut in two for the sake of this chunk.
export { watchLiveness } from '../liveness/watchLiveness.ts';
export { askInTurn } from '../token/askInTurn.ts';
export { hearSignals } from './hearSignals.ts';
export { startRenewal } from './startRenewal.ts';
