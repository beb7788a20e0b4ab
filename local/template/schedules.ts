/** Schedules of a deployment, and how functions are tried again whose callers do not wait. */
import { Refusal } from '../refusal.ts';
import type { RateScheduleDefinition } from '../schedules/rate-schedule.ts';
import type { Deployment } from './deployment.ts';

interface ScheduleProperties {
  readonly ScheduleExpression: string;
  readonly State?: 'ENABLED' | 'DISABLED';
  readonly StartDate?: string;
  readonly EndDate?: string;
  readonly Target: { readonly Arn: string; readonly Input?: string };
}

/** A schedule and the function that it calls. */
export interface ScheduleDefinition extends RateScheduleDefinition {
  readonly functionName: string;
}

const minute = 60_000;
const unitMilliseconds = { minute, hour: 60 * minute, day: 24 * 60 * minute } as const;

/**
 * The template's retry policy and dead-letter queue are for a target that cannot be reached. Here it always can: what fails is the
 * function, and that is looked after as {@link retriesOf} says, in AWS too.
 * @throws Refusal for a schedule that could not be kept here as it is meant
 */
export const schedulesOf = (deployment: Deployment): ScheduleDefinition[] =>
  deployment
    .all<ScheduleProperties>('AWS::Scheduler::Schedule')
    .filter(({ properties }) => properties.State !== 'DISABLED')
    .map(({ logicalId, ref, properties: { ScheduleExpression, StartDate, EndDate, Target } }) => {
      if (StartDate !== undefined || EndDate !== undefined)
        throw new Refusal(
          `The schedule ${logicalId} begins or ends at a date, which the embedded cloud does not know.`,
        );
      if (Target.Input === undefined || Target.Input.includes('<aws.scheduler.'))
        throw new Refusal(
          `The schedule ${logicalId} leaves its target's Input to Scheduler; the embedded cloud needs one that stands in the template.`,
        );
      return {
        name: ref,
        everyMilliseconds: periodOf(logicalId, ScheduleExpression),
        input: JSON.parse(Target.Input) as unknown,
        functionName: functionNameOf(Target.Arn),
      };
    });

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based */
function periodOf(logicalId: string, expression: string): number {
  const [, value, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (!Number(value))
    throw new Refusal(
      `The schedule ${logicalId} runs at ${expression}; the embedded cloud knows rate(n minutes), rate(n hours) and rate(n days).`,
    );
  return Number(value) * unitMilliseconds[unit as keyof typeof unitMilliseconds];
}

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
