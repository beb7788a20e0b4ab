import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A finding as cdk-nag reports it: `AwsSolutions-CFR1`, or with its detail `AwsSolutions-IAM5[Resource::<Bucket.Arn>/*]`. */
export interface AcceptedFinding {
  readonly id: `AwsSolutions-${string}`;
  readonly reason: string;
}

/**
 * Accepts one finding of cdk-nag on one construct. `test/lib/nag.test.ts` refuses reasons that are none, and those for findings that are gone.
 */
export function acceptFinding(construct: IConstruct, id: AcceptedFinding['id'], reason: string): void {
  Validations.of(construct).acknowledge({ id, reason });
}
