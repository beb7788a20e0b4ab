/** Schedules of a deployment, and how functions are tried again whose callers do not wait. */
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

interface EventInvokeProperties {
  readonly FunctionName: string;
  readonly MaximumRetryAttempts?: number;
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination: string } };
}

/** How often a failed run comes again, and where its event goes then. */
export interface RetryDefinition {
  readonly maximumRetries: number;
  readonly onFailureArn: string | null;
}

/** Lambda's own, where the template says nothing of a function. */
export const defaultRetries: RetryDefinition = { maximumRetries: 2, onFailureArn: null };

/** By function name; those that the template says something of. */
export const retriesOf = (deployment: Deployment): ReadonlyMap<string, RetryDefinition> =>
  new Map(
    deployment.all<EventInvokeProperties>('AWS::Lambda::EventInvokeConfig').map(({ properties }) => [
      functionNameOf(properties.FunctionName),
      {
        maximumRetries: properties.MaximumRetryAttempts ?? defaultRetries.maximumRetries,
        onFailureArn: properties.DestinationConfig?.OnFailure?.Destination ?? null,
      },
    ]),
  );

/** From a name or an ARN. */
const functionNameOf = (reference: string): string => reference.split(':').at(-1) ?? '';
