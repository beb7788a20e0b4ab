/** The buckets of the template: what of them a local run keeps to. */
import type { Deployment } from '../template/deployment.ts';

export interface Bucket {
  readonly name: string;
  /** `<name>.s3.<region>.amazonaws.com`: its host on AWS. */
  readonly domainName: string;
  readonly cors: readonly CorsRule[];
  /** Whether EventBridge gets an event for each file that arrives. */
  readonly tellsEventBridge: boolean;
}

export interface CorsRule {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
}

interface BucketProperties {
  readonly CorsConfiguration?: {
    readonly CorsRules: readonly {
      readonly AllowedOrigins: readonly string[];
      readonly AllowedMethods: readonly string[];
    }[];
  };
  readonly NotificationConfiguration?: { readonly EventBridgeConfiguration?: object };
}

/** Where a stage without a domain name has the portal, until it knows. */
const unknownOrigin = 'https://unknown.invalid';

/** @param portalOrigin takes the place of the stage's own, which is not known before it is deployed */
export const bucketsOf = (deployment: Deployment, portalOrigin: string): readonly Bucket[] =>
  deployment.all<BucketProperties>('AWS::S3::Bucket').map(({ ref, attributes, properties }) => ({
    name: ref,
    domainName: attributes['RegionalDomainName'] ?? ref,
    cors: (properties.CorsConfiguration?.CorsRules ?? []).map(({ AllowedOrigins, AllowedMethods }) => ({
      origins: AllowedOrigins.map((origin) => (origin === unknownOrigin ? portalOrigin : origin)),
      methods: AllowedMethods,
    })),
    tellsEventBridge: properties.NotificationConfiguration?.EventBridgeConfiguration !== undefined,
  }));
