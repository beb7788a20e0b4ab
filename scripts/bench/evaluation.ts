/**
 * What one answer costs: state, reason and next change of a target with 300 live events, by our own rules and by two libraries that expand
 * recurrence rules. All begin with the events as they are stored, as every request does; one library is also measured with rules that were made
 * beforehand, which no request has.
 */
import { dayMilliseconds, minuteMilliseconds } from '../../domain/calendar.ts';
import { stateAt } from '../../domain/schedule.ts';
import { busySchedule, liveEvents } from './busy-schedule.ts';
import { expandedBy, rruleOf, rruleTemporalOf, type Answer } from './expansion.ts';

type Library = 'rrule' | 'rrule-temporal' | 'rrule-temporal, rules made beforehand';

export interface Evaluation {
  readonly liveEvents: number;
  /** Medians. */
  readonly microseconds: Readonly<Record<'ours' | Library, number>>;
  /** How many times as long as ours. */
  readonly ratios: Readonly<Record<Library, number>>;
  /** The first answer of a process, which has to learn the zone. */
  readonly firstMicroseconds: number;
  readonly answers: number;
  /** Answers of a library that are not ours. */
  readonly differing: number;
}

/** How often each moment is asked about; how often at a time, since what is over soon needs more of it to be told from noise. */
interface Way {
  readonly ask: (instant: number) => Answer;
  readonly turns: number;
  readonly times: number;
}

/** @param answers how many moments to ask about, spread over a year */
export function measureEvaluation(answers = 12): Evaluation {
  const schedule = busySchedule();
  const base = Date.UTC(2026, 10, 24, 12);
  const moments = Array.from(
    { length: answers },
    (_, place) => base + place * (29 * dayMilliseconds + 37 * minuteMilliseconds),
  );
  const firstMicroseconds = microsecondsOf(() => stateAt(schedule, base));

  const runs = measure(moments, {
    ours: { ask: (instant) => stateAt(schedule, instant), turns: 12, times: 10 },
    rrule: { ask: (instant) => expandedBy(schedule, rruleOf)(instant), turns: 1, times: 1 },
    'rrule-temporal': { ask: (instant) => expandedBy(schedule, rruleTemporalOf)(instant), turns: 12, times: 1 },
    'rrule-temporal, rules made beforehand': { ask: expandedBy(schedule, rruleTemporalOf), turns: 12, times: 1 },
  });
  const { ours, ...theirs } = runs;
  const isDiffering = (answer: Answer, place: number): boolean =>
    Object.values(theirs).some(({ answers: given }) => {
      const other = given[place];
      return other?.state !== answer.state || other.nextChangeAt !== answer.nextChangeAt;
    });
  return {
    liveEvents,
    microseconds: mapValues(runs, ({ median }) => median),
    ratios: mapValues(theirs, ({ median }) => median / ours.median),
    firstMicroseconds,
    answers,
    differing: ours.answers.filter(isDiffering).length,
  };
}

/** The same in sentences. */
export function printEvaluation({ microseconds, ratios, firstMicroseconds, answers, differing }: Evaluation): void {
  const told = (of: number): string => (of < 1000 ? `${of.toFixed(0)} µs` : `${(of / 1000).toFixed(1)} ms`);
  console.log(`State, reason and next change with ${liveEvents} live events: ${told(microseconds.ours)}`);
  for (const [library, ratio] of Object.entries(ratios)) {
    console.log(`  ${library}: ${told(microseconds[library as Library])}, ${ratio.toFixed(0)} times as long`);
  }
  console.log(`  the first answer of a process, which has to learn the zone: ${told(firstMicroseconds)}`);
  console.log(`  of ${answers} answers ${differing} differ\n`);
}

interface Run {
  readonly answers: Answer[];
  readonly median: number;
}

/** The ways take turns, so that what else the machine does meets them alike. */
function measure<Name extends string>(
  moments: readonly number[],
  ways: Readonly<Record<Name, Way>>,
): Readonly<Record<Name, Run>> {
  const taken = mapValues(ways, (): number[] => []);
  const names = Object.keys(ways) as Name[];
  const mostTurns = Math.max(...names.map((name) => ways[name].turns));
  for (let turn = 0; turn < mostTurns; turn += 1) {
    for (const name of names.filter((each) => turn < ways[each].turns)) {
      const { ask, times } = ways[name];
      for (const moment of moments) {
        for (let time = 0; time < times; time += 1) taken[name].push(microsecondsOf(() => ask(moment)));
      }
    }
  }
  return mapValues(ways, ({ ask }, name) => ({ answers: moments.map(ask), median: medianOf(taken[name]) }));
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

function mapValues<Name extends string, Value, Mapped>(
  record: Readonly<Record<Name, Value>>,
  map: (value: Value, name: Name) => Mapped,
): Readonly<Record<Name, Mapped>> {
  const entries = Object.entries<Value>(record).map(([name, value]) => [name, map(value, name as Name)]);
  return Object.fromEntries(entries) as Record<Name, Mapped>;
}

function microsecondsOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return (performance.now() - start) * 1000;
}
