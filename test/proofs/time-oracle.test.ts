/**
 * State, next change and timeline against an independent model that asks minute by minute (`time-oracle.ts`). More of it:
 * `TIME_ORACLE_RUNS=20000 npx vitest run test/proofs/time-oracle`. What fails is printed with the seed of that very schedule:
 * `TIME_ORACLE_SEED=… TIME_ORACLE_RUNS=1` looks at it again.
 */
import { describe, expect, it } from 'vitest';
import { stateAt, timeline, type TimelineItem } from '../../domain/schedule.ts';
import { chanceOf, type Chance } from '../build/chance.ts';
import { isLong } from '../build/long.ts';
import { oracleOf, oraclesNextChange } from './time-oracle.ts';
import { drawSchedule, type Drawn } from './time-schedules.ts';

const runs = Number(process.env['TIME_ORACLE_RUNS'] ?? (isLong ? 10_000 : 1000));
const givenSeed = process.env['TIME_ORACLE_SEED'];
/** One the same each time, and one that is another each time. */
const seeds = givenSeed === undefined ? [20_261_224, Math.trunc(Math.random() * 2 ** 31)] : [Number(givenSeed)];

const minute = 60_000;
const hour = 60 * minute;
const horizonDays = 400;
const timeLimit = runs * 1000;

describe.each(seeds)('with seed %i', (seed) => {
  it(
    'every minute of a timeline, and any instant asked by itself, is what the model says',
    { timeout: timeLimit },
    () => {
      agree(seed, { runs, mostEvents: 5, days: 3 }, (drawn, chance) => {
        const { schedule, window } = drawn;
        const answerAt = oracleOf(schedule, window);

        const expected: TimelineItem[] = [];
        for (let at = window.from; at < window.to; at += minute) {
          const answer = answerAt(at);
          const last = expected.at(-1);
          if (last === undefined || !isSame(last, answer)) expected.push({ at, ...answer });
        }
        expect(timeline(schedule, window.from, window.to).map(readable)).toEqual(expected.map(readable));

        const turns = expected.flatMap(({ at }) => [at, at - 1]).filter((at) => at >= window.from);
        const around = Array.from({ length: 4 }, () => drawn.awkward + chance.integer(-hour, 2 * hour));
        for (const instant of [...turns.slice(0, 6), ...around]) {
          const { nextChangeAt, ...answer } = stateAt(schedule, instant);
          expect({ instant, ...answer }).toEqual({ instant, ...answerAt(instant) });
          const next = oraclesNextChange(answerAt, instant, window);
          // What comes after the window is the other test's.
          const itsNext = nextChangeAt !== null && nextChangeAt < window.to ? nextChangeAt : null;
          expect({ instant, itsNext }).toEqual({ instant, itsNext: next });
        }
      });
    },
  );

  it('the next change is the first within 400 days, or there is none', { timeout: timeLimit }, () => {
    agree(seed, { runs: Math.ceil(runs / 40), mostEvents: 2, days: horizonDays + 2 }, ({ schedule, window }) => {
      const answerAt = oracleOf(schedule, window);
      const lastMinute = window.from + horizonDays * 24 * 60 * minute;
      const next = oraclesNextChange(answerAt, window.from, { from: window.from, to: lastMinute + minute });
      expect(stateAt(schedule, window.from).nextChangeAt).toBe(next);
    });
  });
});

/** Draws so many schedules, each from a seed of its own, and looks at each. */
function agree(
  seed: number,
  size: Parameters<typeof drawSchedule>[1] & { readonly runs: number },
  look: (drawn: Drawn, chance: Chance) => void,
): void {
  for (let run = 0; run < size.runs; run += 1) {
    const chance = chanceOf(seed + run);
    const drawn = drawSchedule(chance, size);
    try {
      look(drawn, chance);
    } catch (error) {
      const [printed, why] = [JSON.stringify(drawn, null, 1), error instanceof Error ? error.message : String(error)];
      throw new Error(`TIME_ORACLE_SEED=${seed + run} TIME_ORACLE_RUNS=1\n${printed}\n${why}`, { cause: error });
    }
  }
}

const isSame = (one: Omit<TimelineItem, 'at'>, other: Omit<TimelineItem, 'at'>): boolean =>
  one.state === other.state &&
  one.messageId === other.messageId &&
  one.because.kind === other.because.kind &&
  one.because.id === other.because.id;

const readable = ({ at, ...rest }: TimelineItem): object => ({ at: new Date(at).toISOString(), ...rest });
