/**
 * What was told of a target: displays show it, other services heard it. It only follows the state, which is a function of time
 * (`schedule.ts`); here is what it has to become, and whether that is news.
 */
import { dayMilliseconds } from './calendar.ts';
import { horizonMilliseconds } from './horizon.ts';
import type { VoiceMessageId } from './ids.ts';
import type { EpochMilliseconds } from './local-date.ts';
import { stateAt, timeline, type Because, type Schedule, type TargetState } from './schedule.ts';

export interface Projection {
  readonly state: TargetState;
  readonly messageId: VoiceMessageId | null;
  readonly because: Because;
  /** Since when state and message are told so. */
  readonly since: EpochMilliseconds;
  readonly nextChangeAt: EpochMilliseconds | null;
  /** When to look at the target again; null: not before somebody changes it. */
  readonly dueAt: EpochMilliseconds | null;
  /** Counts every write. */
  readonly revision: number;
}

/** A target of which nothing was ever told is taken to be open, as one without opening hours is. */
const untold = { state: 'open', messageId: null } as const;

/** No bell can be trusted to ring within a minute from now: what comes within it is told at once, with the moment from which it holds. */
const atOnceMilliseconds = 60_000;

/** {@link stateAt} sees to the horizon; what begins or ends beyond it is found when one looks again before that is reached. */
const lookAgainMilliseconds = horizonMilliseconds - dayMilliseconds;

export interface Settled {
  /** To be written even where nothing differs but the revision: see `functions/shared/settle/settle-target.ts`. */
  readonly projection: Projection;
  /** State or message became another, at `projection.since`. */
  readonly isNews: boolean;
}

/** What a target's projection has to be from now on. @param told what it is; null: there is none yet */
export function settleProjection(schedule: Schedule, told: Projection | null, now: EpochMilliseconds): Settled {
  // What was told ahead stays told: another clock, a little slower, must not take it back.
  let moment = Math.max(now, told?.since ?? now);
  let answer = stateAt(schedule, moment);
  while (answer.nextChangeAt !== null && answer.nextChangeAt - now < atOnceMilliseconds) {
    moment = answer.nextChangeAt;
    answer = stateAt(schedule, moment);
  }
  const { state, messageId, because, nextChangeAt } = answer;
  const before = told ?? untold;
  const isNews = state !== before.state || messageId !== before.messageId;
  const mayChange = schedule.events.length > 0 || (schedule.override !== null && schedule.override.until > now);
  const lookAgainAt = mayChange ? now + lookAgainMilliseconds : null;
  return {
    projection: {
      state,
      messageId,
      because,
      since: isNews || told === null ? sinceWhen(schedule, told, moment) : told.since,
      nextChangeAt,
      dueAt: nextChangeAt ?? lookAgainAt,
      revision: (told?.revision ?? 0) + 1,
    },
    isNews,
  };
}

/** The moment that brought it: of time, where it was foreseen; else this one, in which somebody changed the schedule. */
function sinceWhen(schedule: Schedule, told: Projection | null, moment: EpochMilliseconds): EpochMilliseconds {
  const foreseen = told?.nextChangeAt ?? null;
  if (foreseen === null || foreseen > moment) return moment;
  const [first, ...later] = timeline(schedule, foreseen, moment + 1);
  let last = first;
  for (const item of later) {
    if (last === undefined || item.state !== last.state || item.messageId !== last.messageId) last = item;
  }
  return last?.at ?? moment;
}

/** How late a bell and the reconciler may be, together. */
const lateMilliseconds = 6 * 60_000;

/**
 * Whether something went by unnoticed: state or message is told otherwise than it is, or the next change comes before anybody would look.
 * What fell due in the last minutes is not meant, since it is being done.
 */
export function hasDrifted(schedule: Schedule, told: Projection, now: EpochMilliseconds): boolean {
  const { state, messageId, nextChangeAt } = stateAt(schedule, Math.max(now, told.since));
  if (told.dueAt !== null && told.dueAt <= now) {
    if (told.dueAt > now - lateMilliseconds) return false;
  } else if (nextChangeAt !== null && (told.dueAt === null || nextChangeAt < told.dueAt)) return true;
  return state !== told.state || messageId !== told.messageId;
}
