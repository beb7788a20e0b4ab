/**
 * The bell: EventBridge Scheduler calls `ring-bell` at the next minute at which something of an organisation falls due. It says
 * when to look, never what is true then, so that one too many does no harm and one too few costs time alone (ADR 0004).
 */
import { ConflictException, CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { keepDeadlines } from './deadline.ts';
import type { OrganizationId } from '../domain/ids.ts';

/** What Scheduler has to be told with each bell. */
export interface BellSettings {
  /** The group that holds the bells and nothing else. */
  readonly groupName: string;
  /** The function that hears them. */
  readonly ringBellArn: string;
  /** What Scheduler acts as when it calls that function. */
  readonly roleArn: string;
  /** The queue for what it could not hand over. */
  readonly deadLetterArn: string;
}

export interface Bell {
  readonly settings: BellSettings;
  readonly client: SchedulerClient;
}

export const openBell = (settings: BellSettings): Bell => ({
  settings,
  client: keepDeadlines(
    new SchedulerClient({
      // Stockholm takes 250 new schedules a second of one account (https://docs.aws.amazon.com/general/latest/gr/eventbridgescheduler.html):
      // at 08:00 many organisations arm at once, and the SDK spreads its tries over some seconds.
      maxAttempts: 6,
      requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
    }),
  ),
});

/** When a bell is to ring, and about whom. */
export interface DueMinute {
  readonly organizationId: OrganizationId;
  /** Whole minutes since 1970, UTC. One that has passed rings within a minute, as far as is known; nobody should lean on that. */
  readonly minute: number;
}

/** The reconciler has found by then what a bell would have told. https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html */
const untilFoundAnyway = { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 300 } as const;

/**
 * Makes the bell ring for an organisation at a minute. Create only: that it exists already is success, and it goes when it has rung.
 * What it hands over is `{ organizationId, moment }`, the moment as an instant in ISO 8601.
 * @throws what the SDK throws when Scheduler does not answer, or refuses; see `isDependencyFailure`.
 */
export async function armBell({ client, settings }: Bell, { organizationId, minute }: DueMinute): Promise<void> {
  const moment = new Date(minute * 60_000).toISOString();
  try {
    await client.send(
      new CreateScheduleCommand({
        Name: `${organizationId}-${minute}`,
        GroupName: settings.groupName,
        ScheduleExpression: `at(${moment.slice(0, 'yyyy-MM-ddTHH:mm:ss'.length)})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: settings.ringBellArn,
          RoleArn: settings.roleArn,
          DeadLetterConfig: { Arn: settings.deadLetterArn },
          RetryPolicy: untilFoundAnyway,
          Input: JSON.stringify({ organizationId, moment }),
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConflictException)) throw error;
  }
}
