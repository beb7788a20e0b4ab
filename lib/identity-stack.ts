import { Duration, Size, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Scope } from '../contract/operation.ts';
import { MachineAuthority } from './constructs/machine-authority.ts';
import type { SingleTable } from './constructs/single-table.ts';
import { throttleAlarm } from './constructs/throttle-alarm.ts';
import { UserDirectory } from './constructs/user-directory.ts';
import { WorkerFunction } from './constructs/worker-function.ts';
import { exportAlways } from './public-exports.ts';
import type { Surroundings } from './surroundings.ts';

/** The operator's own services that call the API, by name, and the scopes each is given. */
export type Machines = Readonly<Record<string, readonly Scope[]>>;

export interface IdentityStackProps extends StackProps {
  readonly surroundings: Surroundings;
  readonly table: SingleTable;
  readonly domainPrefix: string;
  readonly machines: Machines;
}

/** Who people and machines are. */
export class IdentityStack extends Stack {
  readonly directory: UserDirectory;

  constructor(
    scope: Construct,
    id: string,
    { surroundings, table, domainPrefix, machines, ...props }: IdentityStackProps,
  ) {
    super(scope, id, props);
    const shapeAccessToken = new WorkerFunction(this, 'shape-access-token', {
      surroundings,
      memory: Size.mebibytes(256),
      timeout: Duration.seconds(5), // Cognito waits no longer.
      errorImpact: 'Nobody can log in, and sessions end within ten minutes: access tokens cannot be issued.',
      runbook: 'shape-access-token-fails',
      severity: 'urgent',
      failures: 3, // One login that failed once wakes nobody.
      countsThrottles: false, // By the workers' alarm: it has the one below.
    });
    throttleAlarm(this, 'Throttled', {
      alarmDesk: surroundings.alarmDesk,
      functions: [shapeAccessToken.lambda],
      name: 'logins-throttled',
      threshold: 3, // As many as of its failures.
      severity: 'urgent',
      impact:
        'Nobody can log in, and sessions end within ten minutes: Lambda runs as many functions at once as the account may.',
    });
    this.directory = new UserDirectory(this, 'Directory', { domainPrefix, shapeAccessToken });
    const { pool, portalClient } = this.directory;
    exportAlways(this, pool.userPoolId, pool.userPoolArn, portalClient.userPoolClientId);

    const authority = new MachineAuthority(this, 'Machines', { table, logRetention: surroundings.logRetention });
    for (const [name, scopes] of Object.entries(machines)) {
      const client = this.directory.addMachineClient(name, scopes);
      authority.actsForOperator(name, client.userPoolClientId);
    }
  }
}
