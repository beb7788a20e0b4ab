import { Duration, Size, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { BucketDeploymentProps } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import { ExecutionRole } from './execution-role.ts';

/** Where the build puts files that have a hash of their contents in their name. */
const hashed = 'assets/*';

export interface PortalFilesProps {
  /** The built portal: what `npm run build:web` makes. */
  readonly portalFolder: string;
  readonly logRetention: RetentionDays;
}

/** The portal's files, in a private bucket, and how long a browser may keep each. */
export class PortalFiles extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { portalFolder, logRetention }: PortalFilesProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
    });
    const files = new Asset(this, 'Files', { path: portalFolder });
    const { role, logGroup } = this.deployer(files, logRetention);
    const shared: BucketDeploymentProps = {
      sources: [Source.bucket(files.bucket, files.s3ObjectKey)],
      destinationBucket: this.bucket,
      // The construct would give itself `s3:GetObject*` and the like on top of what stands in `deployer`.
      role: role.withoutPolicyUpdates(),
      logGroup,
      memoryLimit: Size.mebibytes(512).toMebibytes(),
      // A tab that was opened before keeps finding its chunks, which have their hash in their name.
      prune: false,
    };
    const kept = new BucketDeployment(this, 'Kept', {
      ...shared,
      exclude: ['*'],
      include: [hashed],
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
    });
    const asked = new BucketDeployment(this, 'Asked', {
      ...shared,
      exclude: [hashed],
      cacheControl: [CacheControl.noCache()],
    });
    kept.node.addDependency(role);
    // The page last: it names chunks that must be there.
    asked.node.addDependency(kept);
    this.acceptFindings(role);
  }

  private acceptFindings(deployer: Role): void {
    const stack = Stack.of(this);
    acceptFinding(
      this.bucket,
      'AwsSolutions-S1',
      'CloudFront alone may read it, and logs what is asked for; the files are the portal as anybody can download it.',
    );
    const bucketArn = stack.resolve(this.bucket.bucketArn) as { readonly 'Fn::GetAtt': readonly [string, string] };
    acceptFinding(
      deployer,
      `AwsSolutions-IAM5[Resource::<${bucketArn['Fn::GetAtt'][0]}.Arn>/*]`,
      'It writes the files of each build, whose names nobody knows before; into this bucket and no other.',
    );
    const handler = stack.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'));
    if (handler === undefined) throw new Error('The CDK has renamed the function that copies files');
    acceptFinding(
      handler,
      'AwsSolutions-L1',
      'The CDK chooses the runtime of its own function, which runs only while a deployment runs.',
    );
  }

  private deployer(files: Asset, logRetention: RetentionDays): ExecutionRole {
    const execution = new ExecutionRole(this, 'Deployer', logRetention);
    for (const [actions, resource] of [
      [['s3:GetObject'], files.bucket.arnForObjects(files.s3ObjectKey)],
      [['s3:ListBucket', 's3:GetBucketTagging'], this.bucket.bucketArn],
      [['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], this.bucket.arnForObjects('*')],
    ] as const) {
      execution.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [resource] }));
    }
    return execution;
  }
}
