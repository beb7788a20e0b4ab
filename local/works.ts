/** What all plug-ins do by themselves, from one reset to the next, and the clock that they do it by. */
import type { Clock } from './clock.ts';
import type { RunningPlugIn, Work } from './plug-in.ts';
import { Timekeeper } from './timekeeper.ts';

export interface Works {
  readonly timekeeper: Timekeeper;
  /** Answers when every plug-in is idle. */
  untilQuiet(): Promise<void>;
  /** Begins nothing more, and answers when what is under way has ended. */
  stop(): Promise<void>;
}

/** Begins all of it, in order. What has begun is stopped when a later one cannot. @throws Refusal */
export async function startWorks(parts: readonly RunningPlugIn[], clock: Clock): Promise<Works> {
  const works: Work[] = [];
  let isStopped = false;
  const stopAll = (): Promise<unknown> => {
    isStopped = true;
    return Promise.all(works.map(async (work) => work.stop?.()));
  };
  try {
    for (const part of parts) if (part.work) works.push(await part.work());
  } catch (error) {
    await stopAll();
    throw error;
  }
  // What one of them does may give work to another, also to one that was waited for before.
  const untilQuiet = async (): Promise<void> => {
    do for (const work of works) await work.untilIdle?.();
    while (!isStopped && works.some((work) => work.isIdle?.() === false));
  };
  const timekeeper = new Timekeeper(
    clock,
    works.flatMap((work) => work.timed ?? []),
    untilQuiet,
  );
  timekeeper.start();
  return {
    timekeeper,
    untilQuiet,
    async stop() {
      await Promise.all([timekeeper.stop(), stopAll()]);
    },
  };
}
