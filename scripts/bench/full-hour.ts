/**
 * The full hour: many organisations that all change at 08:00, against the quota of new schedules in a second. A simulation, since nobody
 * has such an account to try it on: a token bucket for Scheduler, the SDK's retries with their waits, Lambda's environments and
 * its two further tries after one and two minutes. What `ring-bell` does is taken from its code: write what is due, then arm
 * the next bell.
 */
import { stages } from '../../bin/stages.ts';
import { Random } from './random.ts';

export interface FullHour {
  readonly organizations: number;
  /** Over how many seconds Scheduler spreads its calls; it promises the minute. */
  readonly spreadSeconds: number;
  /** CreateSchedule in a second, and as many at once. Stockholm: https://docs.aws.amazon.com/general/latest/gr/eventbridgescheduler.html */
  readonly createsPerSecond: number;
  /** Environments of `ring-bell` that Lambda runs at once: those that are reserved for it. */
  readonly environments: number;
  /** How often the SDK tries (`adapters/bell.ts`). */
  readonly attempts: number;
}

export interface FullHourFindings extends FullHour {
  /** Seconds after 08:00 at which projections were written. */
  readonly projections: { readonly p50: number; readonly p99: number; readonly last: number };
  /** Seconds after 08:00 at which the bells for the next change were armed. */
  readonly bells: { readonly p50: number; readonly p99: number; readonly last: number };
  readonly creates: number;
  readonly throttled: number;
  /** Runs that gave up arming, and came again. */
  readonly runsAgain: number;
  /** Organisations whose next bell was never armed: the reconciler does what it was for, up to five minutes late. */
  readonly leftToReconciler: number;
}

/** From a call of the function to the last projection written: three targets, and the calls to the table one after the other. */
const settleSeconds = { least: 0.06, most: 0.25 };
const createSeconds = 0.03;
/** The SDK's standard retries wait up to this for the first time when it is throttled, twice as long each time, 20 s at most. */
const firstBackoffSeconds = 0.5;
const longestBackoffSeconds = 20;
/** Lambda's own tries of a run that failed. */
const againAfterSeconds = [60, 120];

interface Planned {
  readonly at: number;
  readonly act: () => void;
}

/** Things that happen, soonest first: a binary heap. */
class Agenda {
  readonly #heap: Planned[] = [];

  at(at: number, act: () => void): void {
    const heap = this.#heap;
    let place = heap.push({ at, act }) - 1;
    for (let above = (place - 1) >> 1; place > 0 && at < timeOf(heap, above); above = (place - 1) >> 1) {
      swap(heap, place, above);
      place = above;
    }
  }

  next(): Planned | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let place = 0; ;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const least = timeOf(heap, right) < timeOf(heap, left) ? right : left;
      if (timeOf(heap, least) >= timeOf(heap, place)) return first;
      swap(heap, place, least);
      place = least;
    }
  }
}

const timeOf = (heap: readonly Planned[], place: number): number => heap[place]?.at ?? Infinity;
function swap(heap: Planned[], one: number, other: number): void {
  [heap[one], heap[other]] = [heap[other] as Planned, heap[one] as Planned];
}

/** Lets one full hour come. The same seed, the same findings. */
export function simulateFullHour(hour: FullHour, seed = 1): FullHourFindings {
  const random = new Random(seed);
  const agenda = new Agenda();
  let now = 0;
  let [tokens, filledAt] = [hour.createsPerSecond, 0];
  let free = hour.environments;
  const waiting: (() => void)[] = [];
  const projections: number[] = [];
  const bells: number[] = [];
  const counts = { creates: 0, throttled: 0, runsAgain: 0, leftToReconciler: 0 };

  const takeToken = (): boolean => {
    tokens = Math.min(hour.createsPerSecond, tokens + (now - filledAt) * hour.createsPerSecond);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
  const leave = (): void => {
    free += 1;
    waiting.shift()?.();
  };
  const enter = (run: () => void): void => {
    const begin = (): void => {
      free -= 1;
      run();
    };
    if (free > 0) begin();
    else waiting.push(begin);
  };
  const arm = (attempt: number, run: number): void => {
    counts.creates += 1;
    if (takeToken()) {
      agenda.at(now + createSeconds, () => {
        bells.push(now);
        leave();
      });
      return;
    }
    counts.throttled += 1;
    if (attempt < hour.attempts) {
      const wait = Math.min(longestBackoffSeconds, random.next() * firstBackoffSeconds * 2 ** (attempt - 1));
      agenda.at(now + wait, () => arm(attempt + 1, run));
      return;
    }
    leave();
    const again = againAfterSeconds[run];
    if (again === undefined) counts.leftToReconciler += 1;
    else {
      counts.runsAgain += 1;
      // Nothing is due any more: this run arms what comes next (`functions/ring-bell/ring-bell.ts`).
      agenda.at(now + again, () => enter(() => arm(1, run + 1)));
    }
  };

  for (let organization = 0; organization < hour.organizations; organization += 1) {
    agenda.at(random.next() * hour.spreadSeconds, () =>
      enter(() => {
        const { least, most } = settleSeconds;
        agenda.at(now + least + random.next() * (most - least), () => {
          projections.push(now);
          arm(1, 0);
        });
      }),
    );
  }
  for (let next = agenda.next(); next; next = agenda.next()) {
    now = next.at;
    next.act();
  }
  return { ...hour, projections: spreadOf(projections), bells: spreadOf(bells), ...counts };
}

function spreadOf(moments: readonly number[]): FullHourFindings['projections'] {
  const sorted = moments.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { p50: at(0.5), p99: at(0.99), last: at(1) };
}

/** The hours that the bench shows: as the documentation promises, and as it might come at worst. */
export const fullHours: readonly FullHour[] = [60, 10, 1].map((spreadSeconds) => ({
  organizations: 10_000,
  spreadSeconds,
  createsPerSecond: 250,
  environments: stages.production.bellRingers,
  attempts: 6,
}));

/** Prints findings for people. */
export function printFullHours(findings: readonly FullHourFindings[]): void {
  const seconds = ({ p50, p99, last }: FullHourFindings['projections']): string =>
    [p50, p99, last].map((each) => each.toFixed(1)).join(' · ');
  for (const { projections, bells, ...hour } of findings) {
    console.log(
      `${hour.organizations} organisations change at 08:00, ${hour.createsPerSecond} new schedules a second; Scheduler calls within ${hour.spreadSeconds} s:`,
    );
    console.log(`  projections after (s, p50 · p99 · last)   ${seconds(projections)}`);
    console.log(`  next bells armed after                    ${seconds(bells)}`);
    console.log(
      `  CreateSchedule ${hour.creates}, throttled ${hour.throttled}; runs that came again ${hour.runsAgain}; left to the reconciler ${hour.leftToReconciler}`,
    );
  }
}
