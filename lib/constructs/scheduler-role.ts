import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.ts';

export interface SchedulerRoleProps {
  /** The one function that it may call. */
  readonly functionArn: string;
  /** The group whose schedules it serves. */
  readonly groupArn: string;
  /** Gets what could not be handed over. */
  readonly deadLetters: DeadLetters;
}

/**
 * What Scheduler acts as: it may call one function, and lay aside what it could not hand over. Schedules of another account cannot
 * borrow it, the guard against a confused deputy that AWS recommends.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
export function schedulerRole(
  scope: Construct,
  id: string,
  { functionArn, groupArn, deadLetters }: SchedulerRoleProps,
): Role {
  const role = new Role(scope, id, {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': Stack.of(scope).account, 'aws:SourceArn': groupArn },
      },
    }),
  });
  role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }));
  role.addToPolicy(deadLetters.allow(['sqs:SendMessage']));
  return role;
}
