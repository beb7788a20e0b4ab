import { Duration, Size, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DomainEventBus } from './constructs/domain-event-bus.ts';
import type { SingleTable } from './constructs/single-table.ts';
import type { UserDirectory } from './constructs/user-directory.ts';
import { WorkerFunction } from './constructs/worker-function.ts';
import { WorkQueue } from './constructs/work-queue.ts';
import type { Surroundings } from './surroundings.ts';

export interface WorkersStackProps extends StackProps {
  readonly surroundings: Surroundings;
  readonly table: SingleTable;
  readonly directory: UserDirectory;
  readonly eventBus: DomainEventBus;
}

/** A new journal entry, as the stream shows it. */
const newJournalEntry = { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['journal'] } } } };

/** What nobody waits for: what follows the journal, one worker for each power that a command sets in motion; and what comes with time. */
export class WorkersStack extends Stack {
  constructor(scope: Construct, id: string, { surroundings, table, directory, eventBus, ...props }: WorkersStackProps) {
    super(scope, id, props);
    const replayTimeout = Duration.seconds(60);
    const unpublished = new WorkQueue(this, 'Unpublished', {
      alarmDesk: surroundings.alarmDesk,
      workerTimeout: replayTimeout,
      attempts: 5,
      contents: 'events',
      lossImpact:
        'Other services have missed events for good unless they are replayed from the journal: a new user may be unknown to billing or the PBX.',
    });

    new WorkerFunction(this, 'publish-journal', {
      surroundings,
      memory: Size.mebibytes(256),
      timeout: Duration.seconds(30),
      errorImpact: 'Other services learn late what administrators have changed: events wait on the stream.',
      runbook: 'publish-journal-fails',
    })
      .follows(table, {
        pattern: newJournalEntry,
        batchSize: 100,
        retryAttempts: 8,
        maxRecordAge: Duration.hours(6),
        onFailure: unpublished,
      })
      .uses(eventBus, 'events:PutEvents');

    new WorkerFunction(this, 'replay-journal', {
      surroundings,
      memory: Size.mebibytes(256),
      timeout: replayTimeout,
      errorImpact: 'Events that could not be published at first are still missing for other services.',
      runbook: 'publish-journal-fails',
    })
      .worksOff(unpublished, { batchSize: 1 })
      .uses(table, 'dynamodb:Query')
      .uses(eventBus, 'events:PutEvents');

    new WorkerFunction(this, 'reconcile', {
      surroundings,
      memory: Size.mebibytes(512),
      timeout: Duration.seconds(60),
      errorImpact:
        'Dates of users take effect late: who should be let in or kept out today is not, and deleted users are kept.',
      runbook: 'reconcile-fails',
    })
      .runsEvery(Duration.minutes(5))
      .uses(
        table,
        'dynamodb:GetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
      )
      .uses(table.index('byEntity', 'byActor', 'byDue'), 'dynamodb:Query')
      .uses(
        directory,
        'cognito-idp:AdminCreateUser',
        'cognito-idp:AdminEnableUser',
        'cognito-idp:AdminDisableUser',
        'cognito-idp:AdminUserGlobalSignOut',
        'cognito-idp:AdminDeleteUser',
      );
  }
}
