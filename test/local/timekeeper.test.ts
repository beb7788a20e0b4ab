import { expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import { Timekeeper, type Timed } from '../../local/timekeeper.ts';

const [noon, minute] = [Date.parse('2026-12-24T12:00:00Z'), 60_000];
const quiet = async (): Promise<void> => {};

it('moves no clock after it was stopped', async () => {
  const clock = Clock.still(noon);
  const timekeeper = new Timekeeper(clock, [], quiet);
  await timekeeper.stop();
  await expect(timekeeper.moveTo(noon + minute)).rejects.toThrow(/reset or stopped/);
  expect(clock.now()).toBe(noon);
});

it('begins nothing more of a move under way when it is stopped', async () => {
  const clock = Clock.still(noon);
  let runs = 0;
  const everyMinute: Timed = {
    nextAt: async () => noon + (runs + 1) * minute,
    run: async () => {
      runs += 1;
      if (runs === 3) void timekeeper.stop();
    },
  };
  const timekeeper = new Timekeeper(clock, [everyMinute], quiet);
  await expect(timekeeper.moveTo(noon + 60 * minute)).rejects.toThrow(/reset or stopped/);
  expect([runs, clock.now()]).toEqual([3, noon + 3 * minute]);
});
