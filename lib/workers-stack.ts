import { Duration, Size, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Bell } from './constructs/bell.ts';
import type { DomainEventBus } from './constructs/domain-event-bus.ts';
import type { SingleTable } from './constructs/single-table.ts';
import type { UserDirectory } from './constructs/user-directory.ts';
import { throttleAlarm } from './constructs/throttle-alarm.ts';
import { WorkerFunction } from './constructs/worker-function.ts';
import type { Following } from './constructs/worker-function.ts';
import { WorkQueue } from './constructs/work-queue.ts';
import type { FileBuckets } from './files-stack.ts';
import { heartbeat, newJournalEntry, wakingJournalEntry } from './stream-patterns.ts';
import type { Surroundings } from './surroundings.ts';

export interface WorkersStackProps extends StackProps {
  readonly surroundings: Surroundings;
  readonly table: SingleTable;
  readonly directory: UserDirectory;
  readonly eventBus: DomainEventBus;
  readonly files: FileBuckets;
  /** How many runs of `ring-bell` there may be at once; null: as many as Lambda gives. */
  readonly bellRingers: number | null;
  /** False while the stream of a restored table is not known yet: nothing may import its ARN then. */
  readonly journalFollowed: boolean;
}

/** What settling a target takes: who told it last, what its schedule is, and the write under both. */
const settling = ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:ConditionCheckItem'] as const;

/** What nobody waits for: what follows the journal, one worker for each power that a command sets in motion; and what comes with time. */
export class WorkersStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { surroundings, table, directory, eventBus, files, bellRingers, journalFollowed, ...props }: WorkersStackProps,
  ) {
    super(scope, id, props);
    const follows = (worker: WorkerFunction, following: Following): WorkerFunction =>
      journalFollowed ? worker.follows(table, following) : worker;
    // A message is read again of all organisations, some thousand a minute.
    const replayTimeout = Duration.minutes(5);
    const unpublished = new WorkQueue(this, 'Unpublished', {
      alarmDesk: surroundings.alarmDesk,
      workerTimeout: replayTimeout,
      attempts: 5,
      contents: 'events',
      runbook: 'events-laid-aside',
      severity: 'urgent',
      lossImpact:
        'Other services have missed events for good unless they are replayed from the journal: a new user may be unknown to billing or the PBX.',
    });

    follows(
      new WorkerFunction(this, 'publish-journal', {
        surroundings,
        memory: Size.mebibytes(256),
        timeout: Duration.seconds(30),
        errorImpact: 'Other services learn late what administrators have changed: events wait on the stream.',
        runbook: 'publish-journal-fails',
      }),
      {
        patterns: [newJournalEntry, heartbeat],
        lateSeverity: 'urgent',
        batchSize: 100,
        retryAttempts: 8,
        maxRecordAge: Duration.hours(6),
        onFailure: unpublished,
      },
    )
      .rings({
        message: 'journal',
        field: 'failed',
        name: 'events-unpublished',
        impact:
          'Other services learn late what administrators have changed: the bus refused events, or entries could not be read.',
        runbook: 'publish-journal-fails',
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

    const bell = new Bell(this, 'Bell', { surroundings, heardBy: 'ring-bell' });

    const unsettled = new WorkQueue(this, 'Unsettled', {
      alarmDesk: surroundings.alarmDesk,
      workerTimeout: replayTimeout,
      attempts: 5,
      contents: 'touches',
      runbook: 'bells-late',
      severity: 'notice',
      lossImpact:
        'Displays and other services have a group as it was before somebody changed its hours or events, until the night puts it right. Calls are routed right.',
    });

    follows(
      new WorkerFunction(this, 'arm-bell', {
        surroundings,
        memory: Size.mebibytes(256),
        timeout: Duration.seconds(30),
        errorImpact:
          'Displays and other services have a group as it was before somebody changed its hours or events, as long as the worker fails. Calls are routed right.',
        runbook: 'bells-late',
      }),
      {
        patterns: [wakingJournalEntry, heartbeat],
        lateSeverity: 'notice',
        batchSize: 100,
        retryAttempts: 8,
        maxRecordAge: Duration.hours(6),
        onFailure: unsettled,
      },
    )
      .ringsInSilence({
        message: 'armed',
        field: 'heartbeats',
        name: 'arm-bell-silent',
        severity: 'notice',
        impact:
          'Displays and other services have a group as it was before somebody changed its hours or events: nothing comes from the table to arm-bell. Calls are routed right.',
        runbook: 'journal-not-followed',
      })
      .rings({
        message: 'armed',
        field: 'unarmed',
        name: 'bells-unarmed',
        impact:
          'Displays and other services learn up to five minutes late that a group opened or closed, or that a date of a user came: Scheduler took no bell for it. Calls are routed right.',
        runbook: 'bells-late',
      })
      .rings({
        message: 'armed',
        field: 'failed',
        name: 'touches-unsettled',
        impact:
          'Displays and other services have a group as it was before somebody changed its hours or events, until it is settled at a later try. Calls are routed right.',
        runbook: 'bells-late',
      })
      .uses(table, ...settling)
      .uses(bell, 'scheduler:CreateSchedule');

    new WorkerFunction(this, 'replay-touches', {
      surroundings,
      memory: Size.mebibytes(256),
      timeout: replayTimeout,
      errorImpact:
        'Displays and other services still have a group as it was before somebody changed its hours or events. Calls are routed right.',
      runbook: 'bells-late',
    })
      .worksOff(unsettled, { batchSize: 1 })
      .uses(table, ...settling)
      .uses(bell, 'scheduler:CreateSchedule');

    const reconciles = (worker: WorkerFunction): WorkerFunction =>
      worker
        .rings({
          message: 'order failed',
          field: 'failed',
          name: `${worker.node.id}-orders-failed`,
          impact:
            'Somebody has no subscription on the day on which it was ordered: it could not be activated, and waits for the operator.',
          runbook: 'orders-failed',
        })
        .rings({
          message: 'port escalated',
          field: 'escalated',
          name: `${worker.node.id}-ports-escalated`,
          impact: 'A number does not move: somebody has left its port for 30 days, or its workflow does not start.',
          runbook: 'porting-late',
        })
        .uses(table, ...settling, 'dynamodb:BatchGetItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem')
        .uses(table.index('byEntity', 'byActor'), 'dynamodb:Query')
        .uses(bell, 'scheduler:CreateSchedule')
        .uses(files.quarantine)
        .uses(files.checked, 's3:DeleteObject')
        .uses(
          directory,
          'cognito-idp:AdminCreateUser',
          'cognito-idp:AdminEnableUser',
          'cognito-idp:AdminDisableUser',
          'cognito-idp:AdminUserGlobalSignOut',
          'cognito-idp:AdminDeleteUser',
        );

    reconciles(
      new WorkerFunction(this, 'ring-bell', {
        surroundings,
        memory: Size.mebibytes(512),
        timeout: Duration.seconds(60),
        // At a full hour all organisations' bells ring at once, and wait for Scheduler's quota: nobody could log in meanwhile.
        mostAtOnce: bellRingers,
        // It is refused at every full hour by this limit of its own, and comes again.
        countsThrottles: false,
        errorImpact:
          'Displays and other services learn up to five minutes late that a group opened or closed, or that a date of a user came. Calls are routed right.',
        runbook: 'bells-late',
      })
        .hears(bell)
        .uses(table.index('byOrganizationDue'), 'dynamodb:Query'),
    );

    reconciles(
      new WorkerFunction(this, 'reconcile', {
        surroundings,
        memory: Size.mebibytes(512),
        // Less than its period, so that two runs do not meet.
        timeout: Duration.minutes(4),
        errorImpact:
          'Dates of users take effect late where no bell rang: who should be let in or kept out today is not, and deleted users are kept.',
        runbook: 'reconcile-fails',
      })
        .runsEvery(Duration.minutes(5), 'urgent')
        .uses(table.index('byDue'), 'dynamodb:Query'),
    );

    // Half as long again as an inspection may take.
    const inspectionTimeout = Duration.seconds(90);
    const uninspected = new WorkQueue(this, 'Uninspected', {
      alarmDesk: surroundings.alarmDesk,
      workerTimeout: inspectionTimeout,
      attempts: 5,
      contents: 'uploads',
      runbook: 'uploads-laid-aside',
      severity: 'notice',
      lossImpact: 'Somebody uploaded or recorded something that could not be checked; after an hour it is rejected.',
    });
    uninspected.receivesUploads(files.quarantine);
    new WorkerFunction(this, 'inspect-upload', {
      surroundings,
      // One whole processor, for which decoding waits.
      memory: Size.mebibytes(1769),
      timeout: inspectionTimeout,
      errorImpact: 'What people upload or record stays in checking.',
      runbook: 'uploads-laid-aside',
    })
      .worksOff(uninspected, { batchSize: 1 })
      .uses(table, 'dynamodb:GetItem', 'dynamodb:PutItem')
      .uses(files.quarantine, 's3:GetObject', 's3:DeleteObject', 's3:ListBucket')
      .uses(files.checked, 's3:PutObject');

    new WorkerFunction(this, 'measure-drift', {
      surroundings,
      memory: Size.mebibytes(512),
      // All that Lambda gives: a hundred thousand targets take five.
      timeout: Duration.minutes(15),
      errorImpact:
        'Nobody knows whether what displays show follows from the schedules: bells that do not ring would go unnoticed.',
      runbook: 'bells-late',
    })
      .runsDaily('04:30', 'Europe/Stockholm', 'notice')
      .rings({
        message: 'drift',
        field: 'drifted',
        name: 'displays-drift',
        impact:
          'Displays and other services had a group as open that was closed, or the reverse, longer than the reconciler takes. Calls were routed right.',
        runbook: 'bells-late',
      })
      .uses(table, ...settling)
      .uses(bell, 'scheduler:CreateSchedule');

    const { alarmDesk, workers } = surroundings;
    throttleAlarm(this, 'Throttled', {
      alarmDesk,
      functions: workers.countedIn(this),
      name: 'workers-throttled',
      severity: 'notice',
      impact: 'Events, bells and dates of users are late: Lambda runs as many functions at once as the account may.',
    });
    alarmDesk.rings(this, 'TableThrottled', {
      name: 'table-throttled',
      metric: table.throttles(),
      threshold: 10,
      severity: 'notice',
      impact: 'Requests take longer, and some fail: DynamoDB refuses calls to the table or to an index.',
      runbook: 'throttled',
    });
  }
}
