import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { BehaviorOptions, FunctionAssociation } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { basePath } from '../../contract/operation.ts';
import { acceptFinding } from '../accepted-finding.ts';
import type { ContentSecurityPolicy } from '../content-security-policy.ts';
import { originSecretHeader } from './origin-secret.ts';
import type { EdgeOrigin } from './portal-api.ts';
import { securityHeaders } from './security-headers.ts';

/** A host name of one's own. */
export interface CustomDomain {
  readonly domainName: string;
  /** Of AWS Certificate Manager in us-east-1, where CloudFront looks; it covers the domain name. */
  readonly certificateArn: string;
}

/** What the pages may load and do. */
export interface PagePolicies {
  readonly portal: ContentSecurityPolicy;
  readonly apiDocs: ContentSecurityPolicy;
}

export interface EdgeProps {
  /** Begins every name that must be unique in an account. */
  readonly prefix: string;
  readonly files: IBucket;
  readonly api: EdgeOrigin;
  /** Null: a host name of CloudFront's choice. */
  readonly customDomain: CustomDomain | null;
  readonly pagePolicies: PagePolicies;
  /** A firewall for CloudFront, in us-east-1; empty: none. */
  readonly webAclArn: string;
}

/**
 * Statuses of which CloudFront keeps an answer for ten seconds and gives it to everybody who asks for the same path, although the API says
 * `no-store`. Of all others that it keeps at all it obeys that.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html
 */
const keptInSpiteOfNoStore = [500, 501, 502, 503, 504];

/** A reply of the API is data: nothing in it may run. */
const dataOnly: ContentSecurityPolicy = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] };

/** The one origin that people's browsers, phones and other services know: the portal at `/`, the API at `/api`. */
export class Edge extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, { prefix, files, api, customDomain, pagePolicies, webAclArn }: EdgeProps) {
    super(scope, id);
    const behaviour = this.apiBehaviour(prefix, api);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: prefix,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100, // Europe and North America.
      webAclId: webAclArn,
      ...(customDomain !== null && {
        domainNames: [customDomain.domainName],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', customDomain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      defaultBehavior: {
        // Without leave to list, S3 answers 403 for a file that is not there.
        origin: S3BucketOrigin.withOriginAccessControl(files, {
          originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: securityHeaders(this, 'PortalHeaders', pagePolicies.portal, { usesDevice: true }),
        functionAssociations: [this.runs('single-page', prefix)],
      },
      errorResponses: keptInSpiteOfNoStore.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      // The first pattern that fits is taken.
      additionalBehaviors: {
        [`${basePath}/docs`]: {
          ...behaviour,
          responseHeadersPolicy: securityHeaders(this, 'ApiDocsHeaders', pagePolicies.apiDocs),
        },
        '/api/*': { ...behaviour, responseHeadersPolicy: securityHeaders(this, 'ApiHeaders', dataOnly) },
      },
    });
    this.acceptFindings(customDomain);
  }

  private apiBehaviour(prefix: string, { domainName, path, secret }: EdgeOrigin): BehaviorOptions {
    return {
      origin: new HttpOrigin(domainName, {
        originPath: path,
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        customHeaders: { [originSecretHeader]: secret },
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      // Not redirected: a token that was sent in the clear should fail, and be noticed.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [this.runs('viewer-address', prefix)],
    };
  }

  /** A file of `lib/edge-functions/`, at each request of a viewer. */
  private runs(name: string, prefix: string): FunctionAssociation {
    const edgeFunction = new EdgeFunction(this, name, {
      functionName: `${prefix}-${name}`,
      code: FunctionCode.fromFile({ filePath: join(import.meta.dirname, '../edge-functions', `${name}.js`) }),
      runtime: FunctionRuntime.JS_2_0,
    });
    return { function: edgeFunction, eventType: FunctionEventType.VIEWER_REQUEST };
  }

  private acceptFindings(customDomain: CustomDomain | null): void {
    acceptFinding(
      this.distribution,
      'AwsSolutions-CFR1',
      'Administrators travel, and look after their switchboard from wherever they are: no country is shut out.',
    );
    acceptFinding(
      this.distribution,
      'AwsSolutions-CFR3',
      'Its access logs are standard logs (v2), chosen field by field without query strings, in the edge stack of us-east-1; the older kind that this rule knows records query strings.',
    );
    if (customDomain === null) {
      acceptFinding(
        this.distribution,
        'AwsSolutions-CFR4',
        'Under a host name of CloudFront the protocol cannot be chosen; a stage for customers has a domain name and a certificate, and TLS 1.2 with them.',
      );
    }
  }
}
