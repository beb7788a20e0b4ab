/** Schedules of a deployment, and the groups of those that functions make. */
import { Refusal } from '../refusal.ts';
import { recurrenceOf } from './recurrence.ts';
import type { RecurringScheduleDefinition } from './recurring-schedule.ts';
import type { Deployment } from '../template/deployment.ts';

interface ScheduleProperties {
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly State?: 'ENABLED' | 'DISABLED';
  readonly StartDate?: string;
  readonly EndDate?: string;
  readonly Target: {
    readonly Arn: string;
    readonly Input?: string;
    readonly RetryPolicy?: { readonly MaximumRetryAttempts?: number };
    readonly DeadLetterConfig?: { readonly Arn: string };
  };
}

/** Scheduler's own, where a schedule says nothing. */
const defaultRetryAttempts = 185;

/** @throws Refusal for a schedule that could not be kept here as it is meant */
export const schedulesOf = (deployment: Deployment): RecurringScheduleDefinition[] =>
  deployment
    .all<ScheduleProperties>('AWS::Scheduler::Schedule')
    .filter(({ properties }) => properties.State !== 'DISABLED')
    .map(({ logicalId, ref, attributes, properties }) => {
      const { ScheduleExpression, ScheduleExpressionTimezone = 'UTC', StartDate, EndDate, Target } = properties;
      if (StartDate !== undefined || EndDate !== undefined)
        throw new Refusal(
          `The schedule ${logicalId} begins or ends at a date, which the embedded cloud does not know.`,
        );
      if (Target.Input === undefined)
        throw new Refusal(
          `The schedule ${logicalId} leaves its target's Input to Scheduler; the embedded cloud needs one that stands in the template.`,
        );
      const recurrence = recurrenceOf(ScheduleExpression, ScheduleExpressionTimezone);
      if (!recurrence)
        throw new Refusal(
          `The schedule ${logicalId} runs at ${ScheduleExpression}; the embedded cloud knows rate(n minutes), rate(n hours), rate(n days) and cron(…) in the template.`,
        );
      return {
        name: ref,
        arn: attributes['Arn'] ?? ref,
        recurrence,
        target: {
          arn: Target.Arn,
          input: Target.Input,
          maximumRetries: Target.RetryPolicy?.MaximumRetryAttempts ?? defaultRetryAttempts,
          deadLetterArn: Target.DeadLetterConfig?.Arn ?? null,
        },
      };
    });

/** The names of the groups in which functions make schedules. */
export const scheduleGroupsOf = (deployment: Deployment): string[] =>
  deployment.all('AWS::Scheduler::ScheduleGroup').map(({ ref }) => ref);
