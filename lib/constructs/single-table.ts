import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { alarmPeriod } from './alarm-desk.ts';
import type { Power } from './power.ts';

/** What may be done with the table. Scan is not among them: every question has a key (see `adapters/table/README.md`). */
export type TableAction =
  | 'dynamodb:GetItem'
  | 'dynamodb:BatchGetItem'
  | 'dynamodb:Query'
  | 'dynamodb:ConditionCheckItem'
  | 'dynamodb:PutItem'
  | 'dynamodb:UpdateItem'
  | 'dynamodb:DeleteItem';

/**
 * The table's indexes. `byDue` and `byOrganizationDue` are sparse: only what falls due at a moment has their keys. They hold what
 * `adapters/table/due.ts` reads, so that a write that moves no moment costs nothing there.
 *
 * A table that is deployed takes one new index per deployment.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.html
 */
const indexes = {
  byEntity: { partition: 'entityKey', sort: 'sk' },
  byActor: { partition: 'actorKey', sort: 'sk' },
  byDue: { partition: 'dueShard', sort: 'dueAt', attributes: ['organizationId', 'dueKind'] },
  byOrganizationDue: { partition: 'dueOrganization', sort: 'dueAt', attributes: ['organizationId', 'dueKind'] },
} as const satisfies Record<string, { partition: string; sort: string; attributes?: readonly string[] }>;
type IndexName = keyof typeof indexes;

/** The one table. It survives its stack, can be set back to any second of the last 35 days, and tells of every new item on its stream. */
export class SingleTable extends Construct implements Power<TableAction> {
  readonly environment: Readonly<Record<string, string>>;
  readonly streamArn: string;
  private readonly table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      timeToLiveAttribute: 'expiresAtEpochSeconds',
      stream: StreamViewType.NEW_IMAGE,
    });
    for (const [indexName, index] of Object.entries(indexes)) {
      const { partition, sort } = index;
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: partition, type: AttributeType.STRING },
        sortKey: { name: sort, type: AttributeType.STRING },
        ...('attributes' in index
          ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...index.attributes] }
          : { projectionType: ProjectionType.ALL }),
      });
    }
    if (this.table.tableStreamArn === undefined) throw new Error('The table has no stream');
    this.streamArn = this.table.tableStreamArn;
    this.environment = { TABLE_NAME: this.table.tableName };
  }

  get name(): string {
    return this.table.tableName;
  }

  get arn(): string {
    return this.table.tableArn;
  }

  /** How many reads and writes DynamoDB refused in a period, of the table and of its indexes: ten metrics, as many as an alarm takes. */
  throttles(): IMetric {
    const TableName = this.name;
    const places = [
      { TableName },
      ...Object.keys(indexes).map((index) => ({ TableName, GlobalSecondaryIndexName: index })),
    ];
    const metrics = places.flatMap((dimensionsMap) =>
      ['ReadThrottleEvents', 'WriteThrottleEvents'].map(
        (metricName) => new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap, statistic: 'Sum' }),
      ),
    );
    const usingMetrics = Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]));
    return new MathExpression({
      expression: 'SUM(METRICS())',
      usingMetrics,
      period: alarmPeriod,
      label: 'Refused calls',
    });
  }

  /** Reaches no index: each is a power of its own, see {@link index}. */
  allow(actions: readonly TableAction[]): PolicyStatement {
    return new PolicyStatement({ actions: [...actions], resources: [this.table.tableArn] });
  }

  /** Asking some of the indexes, and neither the table nor the others. */
  index(...names: readonly [IndexName, ...IndexName[]]): Power<'dynamodb:Query'> {
    const resources = names.map((name) => `${this.table.tableArn}/index/${name}`);
    return {
      environment: this.environment,
      allow: (actions) => new PolicyStatement({ actions: [...actions], resources }),
    };
  }

  /** Allows writing and removing items of one partition, named by its key. */
  allowPartition(
    partitionKey: string,
    actions: readonly ('dynamodb:PutItem' | 'dynamodb:DeleteItem')[],
  ): PolicyStatement {
    return new PolicyStatement({
      actions: [...actions],
      resources: [this.table.tableArn],
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [partitionKey] } },
    });
  }

  /** Allows following the stream. */
  allowFollowing(): PolicyStatement {
    return new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      resources: [this.streamArn],
    });
  }
}
