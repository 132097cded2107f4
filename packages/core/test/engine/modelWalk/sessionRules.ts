import { isTerminal, liveDial } from './memory.ts';
import { openAsk, type Rule, type Step } from './step.ts';
import type { CallNote } from './world.ts';

const isPending = ({ answer }: CallNote): boolean => answer === undefined;
const isUpOrAtRest = (status: number): boolean => status === 0 || isTerminal(status);

function isAnswerRight(step: Step, { answer }: CallNote): boolean {
  const { hops, event, after, memory, before } = step;
  if (answer === undefined) return false;
  const reached = (status: number): boolean =>
    after.state.status === status || hops.some((hop) => hop.status === status);
  if (answer.isOk) return reached(0) && (after.state.status !== 0 || answer.data.userId === after.state.userId);
  if (answer.code === 33090) return ['connect', 'disconnect', 'destroy'].includes(event.type);
  if (answer.code === 33001) return memory.isDestroyed;
  if (answer.code === 33003) return event.type === 'resume' && isTerminal(before.state.status);
  const { status } = answer.error;
  return status !== null && isTerminal(status) && after.state.status === status && after.state.error === answer.error;
}

const mayHaveReported = ({ completions, answer }: CallNote): boolean =>
  completions.length <= 1 &&
  completions.every(
    ({ code, statusHeard, isBeforePromise }) =>
      isBeforePromise && code === (answer?.code ?? -1) && (code !== 0 || statusHeard === 0),
  );

/** Time that may pass in silence before a link is given up: 17 s, the next look, and the wait for an answer. */
const silenceMs = ({ memory }: Step): number => 18_000 + Math.max(2_000, 3 * memory.roundTripMs);

/** Calls, tokens, users and time of one session. */
export const SESSION_RULES: readonly Rule[] = [
  [
    'a call waits only while the engine tries',
    ({ world, after }) => !isUpOrAtRest(after.state.status) || !world.calls.some(isPending),
  ],
  ['a call is answered with what came of it', (step) => step.answered.every((call) => isAnswerRight(step, call))],
  [
    'a session that is replaced or ended answers its calls',
    ({ event: { type }, memory, pending }) =>
      !(type === 'disconnect' || type === 'destroy' || (type === 'connect' && memory.isReplacing)) ||
      pending.every(({ answer }) => answer?.code === 33090),
  ],
  [
    'a completion handler hears once, the same, after the status and before the promise',
    (step) =>
      step.answered.every(mayHaveReported) &&
      step.world.calls.every((call) => !isPending(call) || call.completions.length === 0),
  ],
  [
    'a database handler hears at most once',
    ({ world }) => world.calls.every(({ databaseReports }) => databaseReports <= 1),
  ],
  ['one store is open at most', ({ world }) => world.stores.open === 0 || world.stores.open === 1],
  [
    'who is signed out or destroyed has no user and no store',
    ({ world, after }) => after.state.status !== 12 || (after.state.userId === null && world.stores.open === 0),
  ],
  [
    'a provider is asked in 10, or in 0 for the next token, or for the application',
    ({ world, event }) =>
      event.type === 'getToken' ||
      world.asks.every(({ statusThen, isNoted }) => isNoted || statusThen === 10 || statusThen === 0),
  ],
  [
    'isRefreshingToken tells whether a provider is asked',
    (step) => step.after.state.isRefreshingToken === openAsk(step),
  ],
  [
    'a dial shows the newest token of the user who is wanted',
    ({ world, memory }) => {
      const dial = liveDial(world);
      if (dial === undefined || dial.isAccepted || dial.isNoted) return true;
      return (
        dial.link.request.token === memory.newestToken && dial.link.request.token.startsWith(`${memory.wish?.user}-`)
      );
    },
  ],
  [
    'a dial of the engine continues the last session; one that was asked for is a newcomer',
    ({ world, memory }) => {
      const dial = liveDial(world);
      if (dial === undefined || dial.isAccepted || dial.isNoted) return true;
      const { intent, lastSessionId } = dial.link.request;
      return intent === (memory.isAsked ? 'newcomer' : 'reconnect') && lastSessionId === memory.lastSessionId;
    },
  ],
  [
    '14 is shown when the time is up',
    ({ memory, after }) => {
      const { timeoutMs = 0 } = memory.wish ?? {};
      const tries = [10, 13, 17].includes(after.state.status);
      return timeoutMs === 0 || !tries || memory.triedAtLeastMs < timeoutMs + 500;
    },
  ],
  [
    'a silent link is given up',
    (step) =>
      step.after.state.status !== 0 ||
      step.world.settings.answersProbes ||
      step.after.atMs - step.memory.heardAtMs <= silenceMs(step),
  ],
];
