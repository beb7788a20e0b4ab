import { join } from 'node:path';
import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import type { Surroundings } from '../surroundings.ts';
import { alarmPeriod } from './alarm-desk.ts';
import type { Power } from './power.ts';

/** The file that the embedded cloud and the tests read too. */
const definitionFile = join(import.meta.dirname, '../../step-functions/porting/definition.asl.json');

const nameOf = (prefix: string): string => `${prefix}-porting`;

/** The ARN of a stage's state machine, by its name alone. */
export const portingArn = (scope: Construct, prefix: string): string =>
  Stack.of(scope).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: nameOf(prefix),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/**
 * What functions may do with the porting workflow. The state machine is found by its name: it runs the functions that end its waits, so a reference
 * would make each depend on the other.
 */
export class PortingExecutions implements Power<'states:StartExecution' | 'states:SendTaskSuccess'> {
  readonly environment: Readonly<Record<string, string>>;
  private readonly arn: string;

  constructor(scope: Construct, { prefix }: Surroundings) {
    this.arn = portingArn(scope, prefix);
    this.environment = { STATE_MACHINE_ARN: this.arn };
  }

  allow(actions: readonly ('states:StartExecution' | 'states:SendTaskSuccess')[]): PolicyStatement {
    return new PolicyStatement({ actions: [...actions], resources: [this.arn] });
  }
}

export interface PortingWorkflowProps {
  readonly surroundings: Surroundings;
  /** What does the Tasks. */
  readonly tasks: LambdaFunction;
}

/**
 * The state machine of `step-functions/porting/`. Each definition runs one published version of its Tasks for good: an execution that began before a
 * deployment goes on with the definition and the code that it began with.
 */
export class PortingWorkflow extends Construct {
  private readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { surroundings: { prefix, logRetention }, tasks }: PortingWorkflowProps) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [`${tasks.functionArn}:*`] }),
    );
    acceptFinding(
      role,
      `AwsSolutions-IAM5[Resource::<${Stack.of(this).getLogicalId(tasks.node.defaultChild as never)}.Arn>:*]`,
      'Executions wait for months and run the version of the Tasks that was published when they began: all versions of this one function, and no other.',
    );
    const logGroup = new LogGroup(this, 'Logs', {
      // Other names make CloudWatch add a statement to one policy of the account, which has little room.
      logGroupName: `/aws/vendedlogs/states/${nameOf(prefix)}`,
      retention: logRetention,
    });
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: nameOf(prefix),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromFile(definitionFile),
      definitionSubstitutions: { PortingTasksVersionArn: tasks.currentVersion.functionArn },
      role,
      // Without execution data: the log says what happened when, and the table has the rest.
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
    });
    acceptFinding(
      role,
      'AwsSolutions-IAM5[Resource::*]',
      'AWS offers no resources for the delivery of logs of a state machine, nor for traces of X-Ray.',
    );
  }

  /** Executions that ended otherwise than they should, and starts that Step Functions put off. */
  metric(name: 'ExecutionsFailed' | 'ExecutionsTimedOut' | 'ExecutionsAborted' | 'ExecutionThrottled'): IMetric {
    return this.stateMachine.metric(name, { statistic: 'Sum', period: alarmPeriod });
  }
}
