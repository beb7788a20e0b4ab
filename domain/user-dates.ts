/** The dates at which a user begins and ends, and the moments that they mean. */
import { DomainError, type FieldError } from './domain-error.ts';
import type { EpochMilliseconds, LocalDate } from './local-date.ts';
import { startOfDay } from './time-zone.ts';

/** Each acts at local midnight at which the day begins. */
export interface UserDates {
  readonly activatesOn: LocalDate | null;
  readonly expiresOn: LocalDate | null;
  readonly deactivatesOn: LocalDate | null;
}

/** What the dates mean, in the time zone that the organisation had when each was set. */
export interface DateMoments {
  /** From `activatesOn`; null: from the beginning. */
  readonly activeFrom: EpochMilliseconds | null;
  /** From the earlier of the next two; null: without end. The user is active before it, not at it. */
  readonly activeUntil: EpochMilliseconds | null;
  readonly expiresFrom: EpochMilliseconds | null;
  readonly deactivatesFrom: EpochMilliseconds | null;
}

/** The moments of a user's dates: of those that are as they were, what they were. @throws DomainError `invalid-request` when they contradict each other */
export function momentsOf(
  before: (UserDates & DateMoments) | null,
  { activatesOn, expiresOn, deactivatesOn }: UserDates,
  timeZone: string,
): DateMoments {
  const errors: FieldError[] = [];
  // ISO dates compare as text.
  if (activatesOn && expiresOn && expiresOn <= activatesOn)
    errors.push({ field: 'expiresOn', code: 'before-activation' });
  if (activatesOn && deactivatesOn && deactivatesOn <= activatesOn) {
    errors.push({ field: 'deactivatesOn', code: 'before-activation' });
  }
  if (errors.length > 0) throw new DomainError('invalid-request', { errors });
  const momentOf = (field: keyof UserDates, day: LocalDate | null): EpochMilliseconds | null => {
    const standing = before !== null && before[field] === day ? before[momentFields[field]] : null;
    return standing ?? (day && startOfDay(day, timeZone));
  };
  const expiresFrom = momentOf('expiresOn', expiresOn);
  const deactivatesFrom = momentOf('deactivatesOn', deactivatesOn);
  const ends = [expiresFrom, deactivatesFrom].filter((moment) => moment !== null);
  return {
    activeFrom: momentOf('activatesOn', activatesOn),
    activeUntil: ends.length > 0 ? Math.min(...ends) : null,
    expiresFrom,
    deactivatesFrom,
  };
}

const momentFields = {
  activatesOn: 'activeFrom',
  expiresOn: 'expiresFrom',
  deactivatesOn: 'deactivatesFrom',
} as const satisfies Record<keyof UserDates, keyof DateMoments>;
