import { CfnOutput, CfnParameter, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { Edge } from './constructs/edge.ts';
import type { CustomDomain, PagePolicies } from './constructs/edge.ts';
import type { EdgeOrigin } from './constructs/portal-api.ts';
import type { ContentSecurityPolicy } from './content-security-policy.ts';
import type { FileBucket } from './constructs/file-bucket.ts';
import type { FileBuckets } from './files-stack.ts';
import { PortalFiles } from './constructs/portal-files.ts';

export interface WebStackProps extends StackProps {
  /** Begins every name that must be unique in an account. */
  readonly prefix: string;
  /** The built portal: what `npm run build:web` makes. */
  readonly portalFolder: string;
  readonly api: EdgeOrigin;
  readonly files: FileBuckets;
  /** Null: a host name of CloudFront's choice. */
  readonly customDomain: CustomDomain | null;
  readonly pagePolicies: PagePolicies;
  readonly logRetention: RetentionDays;
}

/** What browsers see: the portal's files and, under the same origin, the API. */
export class WebStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { prefix, portalFolder, api, files, customDomain, pagePolicies, logRetention, ...props }: WebStackProps,
  ) {
    super(scope, id, props);
    const webAcl = new CfnParameter(this, 'EdgeFirewall', {
      description: "The ARN of the edge stack's firewall; empty until that is deployed",
      default: '',
      allowedPattern: '^(|arn:[^:]+:wafv2:us-east-1:.+)$',
    });
    const { bucket } = new PortalFiles(this, 'Portal', { portalFolder, logRetention });
    const { distribution } = new Edge(this, 'Edge', {
      prefix,
      files: bucket,
      api,
      customDomain,
      pagePolicies: { ...pagePolicies, portal: withFiles(pagePolicies.portal, files) },
      webAclArn: webAcl.valueAsString,
    });
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId });
    new CfnOutput(this, 'DistributionDomainName', { value: distribution.distributionDomainName });
  }
}

/** The portal posts uploads to one bucket, and plays and shows what is in the other. Without a scheme: the page's own. */
function withFiles(policy: ContentSecurityPolicy, { quarantine, checked }: FileBuckets): ContentSecurityPolicy {
  const from = (directive: string, bucket: FileBucket) => ({
    [directive]: [...(policy[directive] ?? ["'self'"]), bucket.bucket.bucketRegionalDomainName],
  });
  // A recording is listened to before it is sent.
  const media = from('media-src', checked);
  return {
    ...policy,
    ...from('connect-src', quarantine),
    ...from('img-src', checked),
    'media-src': [...(media['media-src'] ?? []), 'blob:'],
  };
}
