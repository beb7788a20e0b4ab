import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { AlarmDesk } from './constructs/alarm-desk.ts';
import type { Workers } from './constructs/workers.ts';

/** What every function of a stage shares. */
export interface Surroundings {
  /** Begins every name that must be unique in an account: `mysoluno-production`. */
  readonly prefix: string;
  /** The folder of bundles, one folder per function: what `npm run build:functions` makes. */
  readonly functionsFolder: string;
  readonly logRetention: RetentionDays;
  readonly alarmDesk: AlarmDesk;
  readonly workers: Workers;
}
