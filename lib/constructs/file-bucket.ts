import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { BucketProps, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import type { AcceptedFinding } from '../accepted-finding.ts';
import type { Power } from './power.ts';

/**
 * What may be done with the files of a bucket. HeadObject is `s3:GetObject`. Who may not `s3:ListBucket` is answered 403 instead of 404 for a file that is
 * not there (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html).
 */
export type FileAction = 's3:GetObject' | 's3:PutObject' | 's3:DeleteObject' | 's3:ListBucket';

export interface FileBucketProps extends Pick<BucketProps, 'lifecycleRules' | 'versioned'> {
  /** Whether the account's default event bus is told of each file that arrives. */
  readonly tellsEventBridge?: boolean;
  /** The variable by which functions find it. */
  readonly variable: 'QUARANTINE_BUCKET' | 'CHECKED_BUCKET';
  /** What pages of the portal, and no others, may do with it by links and forms that they were given. */
  readonly cors: { readonly origin: string; readonly method: HttpMethods };
}

/** A private bucket of files. It survives its stack. */
export class FileBucket extends Construct implements Power<FileAction> {
  readonly environment: Readonly<Record<string, string>>;
  readonly accepted: AcceptedFinding;
  readonly bucket: Bucket;

  constructor(
    scope: Construct,
    id: string,
    { variable, cors, lifecycleRules = [], tellsEventBridge = false, ...props }: FileBucketProps,
  ) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...props,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }, ...lifecycleRules],
      cors: [{ allowedOrigins: [cors.origin], allowedMethods: [cors.method], allowedHeaders: ['*'], maxAge: 3000 }],
    });
    // The construct's own way is a function with a policy of AWS's that runs while deploying; CloudFormation can do it alone.
    if (tellsEventBridge && this.bucket.node.defaultChild instanceof CfnBucket)
      this.bucket.node.defaultChild.notificationConfiguration = {
        eventBridgeConfiguration: { eventBridgeEnabled: true },
      };
    this.environment = { [variable]: this.bucket.bucketName };
    acceptFinding(
      this.bucket,
      'AwsSolutions-S1',
      'Functions read and write it, and log by id what they do; whoever has a link has it for a minute. Access logs of S3 would hold keys and no more.',
    );
    const arn = Stack.of(this).resolve(this.bucket.bucketArn) as { readonly 'Fn::GetAtt': readonly [string, string] };
    this.accepted = {
      id: `AwsSolutions-IAM5[Resource::<${arn['Fn::GetAtt'][0]}.Arn>/*]`,
      reason: 'The keys of files are ids that nobody knows before; the grant is for the files of this bucket alone.',
    };
  }

  allow(actions: readonly FileAction[]): readonly PolicyStatement[] {
    const ofFiles = actions.filter((action) => action !== 's3:ListBucket');
    return [
      new PolicyStatement({ actions: ofFiles, resources: [this.bucket.arnForObjects('*')] }),
      ...(actions.includes('s3:ListBucket')
        ? [new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] })]
        : []),
    ];
  }
}
