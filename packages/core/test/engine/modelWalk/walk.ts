import { createActor } from './act.ts';
import type { WalkEvent, WalkSettings } from './events.ts';
import { LOOK_RULES } from './lookRules.ts';
import { createMemory, remember, rememberLook, type Memory } from './memory.ts';
import { STATUS_RULES } from './statusRules.ts';
import { SESSION_RULES } from './sessionRules.ts';
import type { Step } from './step.ts';
import { TIMER_RULES } from './timerRules.ts';
import { createWorld, type DialNote, type Look, type World } from './world.ts';

const STEP_RULES = [...STATUS_RULES, ...TIMER_RULES, ...SESSION_RULES];

/** A promise that was not kept, with what was seen around it. */
function broken(promise: string, index: number, event: WalkEvent, looks: readonly Look[]): Error {
  const seen = looks.map(({ atMs, state: { error, ...state } }) =>
    JSON.stringify({ atMs, ...state, error: error?.code ?? null }),
  );
  return new Error(`Not so: ${promise}.\nAfter event ${index}, ${JSON.stringify(event)}:\n${seen.join('\n')}`);
}

function checkLooks(world: World, memory: Memory, event: WalkEvent): string | undefined {
  for (const [index, to] of world.looks.entries()) {
    const from = world.looks[index - 1];
    if (from === undefined) continue;
    const change = { from, to, event, memory, settings: world.settings };
    const failed = LOOK_RULES.find(([, holds]) => !holds(change));
    if (failed) return failed[0];
    rememberLook(memory, from, to, event);
  }
  return undefined;
}

const spokenTo = ({ dials }: World, event: WalkEvent): DialNote | undefined =>
  'at' in event ? dials.at(event.at === 'newest' ? -1 : -2) : undefined;

/** Lets every event happen to a new engine, and compares what can be seen of it with what is promised. */
export async function walk(settings: WalkSettings, events: readonly WalkEvent[]): Promise<void> {
  const world = createWorld(settings);
  const memory = createMemory();
  const act = createActor(world);
  world.look();
  for (const [index, event] of events.entries()) {
    const before = world.looks.at(-1) as Look;
    const hopsBefore = world.hops.length;
    const pending = world.calls.filter(({ answer }) => answer === undefined);
    const callsBefore = world.calls.length;
    const dialsBefore = Math.max(world.dials.length, 1) - 1;
    const dial = spokenTo(world, event);
    const isLate = dial?.link.isClosed === true;
    world.looks = [before];
    world.given = undefined;
    remember(memory, world, event);
    const acting = act(event);
    memory.newestToken = world.given ?? memory.newestToken;
    world.look();
    await acting;
    // Odd, so that a signal that waits for its second never waits as long as another timer.
    await world.clock.advance(event.type === 'page' ? 137 / 1024 : 0);
    world.look();
    const failed = checkLooks(world, memory, event);
    const after = world.looks.at(-1) as Look;
    const answered = [...pending, ...world.calls.slice(callsBefore)].filter(({ answer }) => answer !== undefined);
    const step: Step = {
      world,
      memory,
      event,
      before,
      after,
      hops: world.hops.slice(hopsBefore),
      pending,
      answered,
      dials: world.dials.slice(dialsBefore),
      dial,
      isLate,
    };
    const promise = failed ?? STEP_RULES.find(([, holds]) => !holds(step))?.[0];
    if (promise !== undefined) throw broken(promise, index, event, world.looks);
    for (const note of [...world.dials.slice(-2), ...world.asks]) note.isNoted = true;
  }
}
