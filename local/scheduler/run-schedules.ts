/** Runs schedules as the clock moves: the one-time ones first, then those that run again and again. */
import type { Clock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import type { Functions } from '../lambda/plug-in.ts';
import { Refusal } from '../refusal.ts';
import type { Queues } from '../sqs/plug-in.ts';
import type { PersistedMap } from '../store/persisted-map.ts';
import type { Timed } from '../timekeeper.ts';
import { Handover } from './handover.ts';
import { OneTimeFirings, type OneTimeSchedules } from './one-time-schedules.ts';
import { RecurringSchedule, type RecurringScheduleDefinition } from './recurring-schedule.ts';

interface Parts {
  readonly oneTime: OneTimeSchedules;
  /** Next moments by schedule. */
  readonly moments: PersistedMap<number>;
  readonly functions: Pick<Functions, 'findAsynchronous'>;
  readonly queues: Queues;
  readonly clock: Clock;
  readonly faults: Faults;
}

/** @throws Refusal for a schedule of the template that calls what is not there */
export function runSchedules(
  recurring: readonly RecurringScheduleDefinition[],
  { oneTime, moments, functions, queues, clock, faults }: Parts,
): Timed[] {
  const handover = new Handover({ targetOf: functions.findAsynchronous, queueOf: queues.queueOf, faults });
  const schedules = recurring.map((definition) => {
    if (!functions.findAsynchronous(definition.target.arn))
      throw new Refusal(`The schedule ${definition.name} calls ${definition.target.arn}, which is not there.`);
    return new RecurringSchedule(definition, { handover, moments, clock });
  });
  return [new OneTimeFirings(oneTime, handover, clock), ...schedules];
}
