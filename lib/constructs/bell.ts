import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { AcceptedFinding } from '../accepted-finding.ts';
import type { Surroundings } from '../surroundings.ts';
import { DeadLetters } from './dead-letters.ts';
import { functionArn } from './house-function.ts';
import type { Power } from './power.ts';
import { schedulerRole } from './scheduler-role.ts';

export interface BellProps {
  readonly surroundings: Surroundings;
  /** The function that hears it: a folder in `functions/`. */
  readonly heardBy: string;
}

/**
 * What rings at an organisation's next due minute: a group of one-time schedules, which functions make while they run, and the role
 * by which Scheduler calls the one function that hears them (`adapters/bell.ts`; ADR 0004).
 */
export class Bell extends Construct implements Power<'scheduler:CreateSchedule'> {
  readonly environment: Readonly<Record<string, string>>;
  readonly accepted: AcceptedFinding;
  /** Gets the bells that could not be handed over, and those whose hearer failed. */
  readonly unheard: DeadLetters;
  private readonly role: Role;
  private readonly schedulesArn: string;

  constructor(scope: Construct, id: string, { surroundings, heardBy }: BellProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const group = new CfnScheduleGroup(this, 'Group', { name: `${surroundings.prefix}-bells` });
    const ringBellArn = functionArn(this, heardBy, surroundings);
    this.unheard = new DeadLetters(this, 'Unheard', {
      alarmDesk: surroundings.alarmDesk,
      name: 'bells-unheard',
      severity: 'notice',
      impact:
        'A bell could not be handed over, or who heard it failed: displays and other services learn up to five minutes late that a group opened or closed, or that a date of a user came. Calls are routed right.',
      runbook: 'bells-late',
    });
    this.role = schedulerRole(this, 'Ringer', {
      functionArn: ringBellArn,
      groupArn: group.attrArn,
      deadLetters: this.unheard,
    });
    this.schedulesArn = stack.formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${surroundings.prefix}-bells/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    this.accepted = {
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/${surroundings.prefix}-bells/*]`,
      reason:
        'A bell is named after an organisation and a minute, which nobody knows before; the group holds bells and nothing else.',
    };
    this.environment = {
      SCHEDULE_GROUP_NAME: group.ref,
      RING_BELL_ARN: ringBellArn,
      BELL_ROLE_ARN: this.role.roleArn,
      BELL_DLQ_ARN: this.unheard.arn,
    };
  }

  /** Whoever makes a schedule hands its role to Scheduler: this one and no other, and to nobody else. */
  allow(actions: readonly 'scheduler:CreateSchedule'[]): readonly PolicyStatement[] {
    return [
      new PolicyStatement({ actions: [...actions], resources: [this.schedulesArn] }),
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [this.role.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    ];
  }
}
