import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { SingleTable } from './constructs/single-table.ts';

/** What must outlive everything else. */
export class DataStack extends Stack {
  readonly table: SingleTable;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.table = new SingleTable(this, 'Data');
  }
}
