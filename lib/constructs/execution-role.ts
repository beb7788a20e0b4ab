import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/**
 * A role for one function and the log group it writes to. AWS's managed policy would let a function write into everybody's logs
 * and create groups that are kept forever.
 */
export class ExecutionRole extends Construct {
  readonly role: Role;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, logRetention: RetentionDays) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Logs', { retention: logRetention });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grant(this.role, 'logs:CreateLogStream', 'logs:PutLogEvents');
  }
}
