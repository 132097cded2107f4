import { findIllegal, findWrongAnswer, RESTS } from './contract.mjs';

const STORY_LINES = 60;
const startedMs = performance.now();

const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);

/** The last that happened to one engine. */
function createStory() {
  const story = [];
  const tell = (line) => {
    story.push(`${((performance.now() - startedMs) / 1_000).toFixed(3).padStart(9)}  ${line}`);
    if (story.length > STORY_LINES) story.shift();
  };
  return { story, tell };
}

/** The calls of `connect` and `resume`: each is answered, once, and as it may be. */
function createCalls(tell, blame) {
  const pending = new Set();
  const answers = new Map();
  return {
    pending,
    answers,
    /** Whoever waits at status 0 or at a rest is answered in microtasks (rule 2). */
    expectAnswers(status) {
      const waiting = [...pending];
      setImmediate(() => {
        for (const call of waiting) if (pending.has(call)) blame(`${call.id} still waits at ${status}`);
      });
    },
    /** @param start gets the completion handler, and returns the promise: the handler is called first */
    async follow(what, userId, start) {
      const call = { id: `${what} for ${userId}` };
      let completions = 0;
      pending.add(call);
      const answer = await start(() => (completions += 1));
      pending.delete(call);
      add(answers, answer.isOk ? 'ok' : answer.code);
      tell(`< ${call.id}: ${answer.isOk ? 'ok' : answer.code}`);
      const problem = findWrongAnswer(answer, userId);
      if (problem) blame(`${call.id} ${problem}`);
      if (what === 'connect' && completions !== 1) blame(`${call.id}: ${completions} calls of its completion handler`);
    },
  };
}

/** Watches one engine from outside and checks what it does against the contract. */
export function createWitness(name, accuse) {
  const { story, tell } = createStory();
  const blame = (what) => {
    tell(`** ${what}`);
    accuse({ name, what, story });
  };
  const calls = createCalls(tell, blame);
  const statuses = new Map();
  let isAsked = false;
  let lastStatus = 11;
  /** The application is about to ask for something. */
  const ask = (what) => {
    isAsked = true;
    tell(`> ${what}`);
  };
  return {
    ...{ statuses, answers: calls.answers, pending: calls.pending, tell, blame, ask },
    hear(event) {
      const { status, previousStatus, error } = event;
      tell(`${previousStatus} -> ${status}${error ? ` (${error.code})` : ''}`);
      add(statuses, status);
      const isGapless = previousStatus === lastStatus;
      const problem = isGapless ? findIllegal(event, isAsked) : `an event is missing after ${lastStatus}`;
      lastStatus = status;
      isAsked = false;
      if (problem) blame(problem);
      if (status === 0 || RESTS.has(status)) calls.expectAnswers(status);
    },
    follow(what, userId, start) {
      ask(`${what} for ${userId}`);
      return calls.follow(what, userId, start);
    },
  };
}
