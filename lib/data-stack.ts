import { Stack, Tags } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { SingleTable } from './constructs/single-table.ts';
import { exportAlways } from './public-exports.ts';

export interface DataStackProps extends StackProps {
  /** The day on which the table was restored, `2026-11-30`, as its tag; null: never. */
  readonly restoredOn: string | null;
}

/** What must outlive everything else. */
export class DataStack extends Stack {
  readonly table: SingleTable;

  constructor(scope: Construct, id: string, { restoredOn, ...props }: DataStackProps) {
    super(scope, id, props);
    this.table = new SingleTable(this, 'Data');
    // CloudFormation asks a resource for its attributes anew only when something of it changes.
    if (restoredOn !== null) Tags.of(this.table).add('restored-on', restoredOn);
    exportAlways(this, this.table.name, this.table.arn, this.table.streamArn);
  }
}
