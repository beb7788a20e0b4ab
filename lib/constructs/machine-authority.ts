import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AwsCustomResource, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { ExecutionRole } from './execution-role.ts';
import type { SingleTable } from './single-table.ts';

const partition = 'OPERATOR#MACHINES';

/**
 * Says in the table what a machine client may act for. Authority is read there at every request (architecture, decision 4), and
 * a machine's is part of the deployment: written when its client is made, removed with it.
 */
export class MachineAuthority extends Construct {
  private readonly table: SingleTable;
  private readonly execution: ExecutionRole;

  constructor(
    scope: Construct,
    id: string,
    { table, logRetention }: { readonly table: SingleTable; readonly logRetention: RetentionDays },
  ) {
    super(scope, id);
    this.table = table;
    this.execution = new ExecutionRole(this, 'Execution', logRetention);
    this.execution.role.addToPolicy(table.allowPartition(partition, ['dynamodb:PutItem', 'dynamodb:DeleteItem']));
  }

  /** The client acts for every organisation, which it names in `X-Organization`. */
  actsForOperator(name: string, clientId: string): void {
    const Key = { pk: { S: partition }, sk: { S: clientId } };
    const Item = { ...Key, organizationId: { S: 'operator' }, name: { S: name } };
    const resource = new AwsCustomResource(this, name, {
      // Given for creation and update alike.
      onUpdate: {
        service: 'dynamodb',
        action: 'PutItem',
        parameters: { TableName: this.table.name, Item },
        physicalResourceId: PhysicalResourceId.of(clientId),
        outputPaths: [],
      },
      onDelete: { service: 'dynamodb', action: 'DeleteItem', parameters: { TableName: this.table.name, Key } },
      role: this.execution.role,
      logGroup: this.execution.logGroup,
      installLatestAwsSdk: false,
    });
    // The role's permissions are a resource of their own, which must be there before the first call.
    resource.node.addDependency(this.execution.role);
  }
}
