import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Accepts one finding of cdk-nag on one construct, as it is reported: `AwsSolutions-CFR1`, or with its detail
 * `AwsSolutions-IAM5[Resource::<Bucket.Arn>/*]`. `test/lib/nag.test.ts` refuses reasons that are none, and those for findings that are gone.
 */
export function acceptFinding(construct: IConstruct, id: `AwsSolutions-${string}`, reason: string): void {
  Validations.of(construct).acknowledge({ id, reason });
}
