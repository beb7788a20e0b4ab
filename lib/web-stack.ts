import { Size, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { ExecutionRole } from './constructs/execution-role.ts';

export interface WebStackProps extends StackProps {
  /** The built portal: what `npm run build:web` makes. */
  readonly portalFolder: string;
  readonly logRetention: RetentionDays;
}

/** The portal's files, in a private bucket. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { portalFolder, logRetention, ...props }: WebStackProps) {
    super(scope, id, props);
    const bucket = new Bucket(this, 'Portal', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
    });
    const files = new Asset(this, 'Files', { path: portalFolder });
    const { role, logGroup } = new ExecutionRole(this, 'Deployer', logRetention);
    for (const [actions, resource] of [
      [['s3:GetObject'], files.bucket.arnForObjects(files.s3ObjectKey)],
      [['s3:ListBucket', 's3:GetBucketTagging'], bucket.bucketArn],
      [['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], bucket.arnForObjects('*')],
    ] as const) {
      role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [resource] }));
    }
    const deployment = new BucketDeployment(this, 'Deployment', {
      sources: [Source.bucket(files.bucket, files.s3ObjectKey)],
      destinationBucket: bucket,
      // The construct would give itself `s3:GetObject*` and the like on top of what stands above.
      role: role.withoutPolicyUpdates(),
      logGroup,
      memoryLimit: Size.mebibytes(512).toMebibytes(),
      // A tab that was opened before keeps finding its chunks, which have their hash in their name.
      prune: false,
    });
    deployment.node.addDependency(role);
  }
}
