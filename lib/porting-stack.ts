import { Duration, Size, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { EventType } from '../contract/events.ts';
import type { Severity } from './constructs/alarm-desk.ts';
import type { DomainEventBus } from './constructs/domain-event-bus.ts';
import { alarmOnTextsUsedUp } from './constructs/log-alarm.ts';
import { PortingExecutions, PortingWorkflow } from './constructs/porting-workflow.ts';
import type { Power } from './constructs/power.ts';
import type { SingleTable } from './constructs/single-table.ts';
import { throttleAlarm } from './constructs/throttle-alarm.ts';
import { WorkerFunction } from './constructs/worker-function.ts';
import { WorkQueue } from './constructs/work-queue.ts';
import type { Surroundings } from './surroundings.ts';

export interface PortingStackProps extends StackProps {
  readonly surroundings: Surroundings;
  readonly table: SingleTable;
  readonly eventBus: DomainEventBus;
  readonly textMessages: Power<'sns:Publish'>;
}

/** The porting workflow: what starts an execution for each attempt, what ends its waits, and its Tasks. */
export class PortingStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { surroundings, table, eventBus, textMessages, ...props }: PortingStackProps,
  ) {
    super(scope, id, props);
    const { alarmDesk, workers } = surroundings;
    const executions = new PortingExecutions(this, surroundings);
    const worker = (name: string, queueId: string, contents: string, types: readonly EventType[], impact: string) => {
      const timeout = Duration.seconds(30);
      const queue = new WorkQueue(this, queueId, {
        alarmDesk,
        workerTimeout: timeout,
        attempts: 5,
        contents,
        runbook: 'porting-late',
        severity: 'notice',
        lossImpact: impact,
      }).receivesEvents(eventBus, types);
      return new WorkerFunction(this, name, {
        surroundings,
        memory: Size.mebibytes(256),
        timeout,
        errorImpact: impact,
        runbook: 'porting-late',
      }).worksOff(queue, { batchSize: 10 });
    };

    worker(
      'start-porting',
      'Unstarted',
      'ports-to-start',
      ['port-requested', 'port-rescheduled'],
      'Somebody has ordered a number from another operator, and nobody watches over its port: no deadline of it is kept.',
    ).uses(executions, 'states:StartExecution');

    worker(
      'wake-porting',
      'Unwoken',
      'ports-to-wake',
      ['port-accepted', 'port-rejected', 'port-rescheduled', 'port-cancelled', 'port-completed', 'port-failed'],
      'A port goes on only at its next deadline, though the other operator has answered: somebody may learn late that the number has moved.',
    )
      .uses(table, 'dynamodb:GetItem')
      .uses(executions, 'states:SendTaskSuccess');

    const tasks = new WorkerFunction(this, 'porting-tasks', {
      surroundings,
      memory: Size.mebibytes(512),
      timeout: Duration.seconds(30),
      // One that fails is tried again for an hour, and then ends in the alarm of executions.
      failures: 5,
      errorImpact: 'Ports are late: their steps are tried again and again.',
      runbook: 'porting-late',
    })
      .rings({
        message: 'port escalated',
        field: 'escalated',
        name: 'ports-escalated',
        impact: 'A number does not move as ordered, and only the operator can bring it to an end.',
        runbook: 'porting-late',
      })
      .uses(table, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem')
      .uses(textMessages, 'sns:Publish')
      .uses(executions, 'states:SendTaskSuccess');
    alarmOnTextsUsedUp(tasks, surroundings, {
      name: 'port-texts-used-up',
      impact:
        'The texts of all customers are used up: nobody learns that their number has moved, until the day or the month ends.',
    });

    const workflow = new PortingWorkflow(this, 'Workflow', { surroundings, tasks: tasks.lambda });
    const rings = (
      metric: Parameters<typeof workflow.metric>[0],
      name: string,
      impact: string,
      severity: Severity = 'notice',
    ): void =>
      alarmDesk.rings(this, metric, {
        name,
        metric: workflow.metric(metric),
        severity,
        impact,
        runbook: 'porting-failed',
      });
    rings(
      'ExecutionsFailed',
      'porting-failed',
      'A number does not move, or somebody cannot use it: its port has failed, or a step of it could not be done.',
      'urgent',
    );
    rings(
      'ExecutionsTimedOut',
      'porting-timed-out',
      'A port was not brought to an end within a year, and nobody watches over it any more.',
    );
    rings(
      'ExecutionsAborted',
      'porting-aborted',
      'Somebody has stopped the workflow of a port, and nobody watches over it any more.',
    );
    rings(
      'ExecutionThrottled',
      'porting-throttled',
      'Ports begin late or go on late: Step Functions puts off what the account asks of it.',
    );
    throttleAlarm(this, 'Throttled', {
      alarmDesk,
      functions: workers.countedIn(this),
      name: 'porting-functions-throttled',
      severity: 'notice',
      impact: 'Ports begin late or go on late: Lambda runs as many functions at once as the account may.',
    });
  }
}
