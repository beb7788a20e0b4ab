import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { stages } from '../../bin/stages.ts';
import { idIn, theStage } from './synthesised-stage.ts';
import type { Reference } from './synthesised-stage.ts';

interface Behaviour {
  readonly PathPattern?: string;
  readonly TargetOriginId: string;
  readonly ViewerProtocolPolicy: string;
  readonly AllowedMethods?: readonly string[];
  readonly CachePolicyId: string;
  readonly OriginRequestPolicyId?: string;
  readonly ResponseHeadersPolicyId: Reference;
  readonly FunctionAssociations: readonly { readonly EventType: string; readonly FunctionARN: Reference }[];
}
interface Origin {
  readonly Id: string;
  readonly DomainName: unknown;
  readonly OriginPath?: string;
  readonly OriginAccessControlId?: unknown;
  readonly OriginCustomHeaders?: readonly { readonly HeaderName: string; readonly HeaderValue: unknown }[];
  readonly CustomOriginConfig?: {
    readonly OriginProtocolPolicy: string;
    readonly OriginSSLProtocols: readonly string[];
  };
}
interface CustomErrorResponse {
  readonly ErrorCode: number;
  readonly ErrorCachingMinTTL: number;
}
interface Distribution {
  readonly DistributionConfig: {
    readonly Aliases?: readonly string[];
    readonly ViewerCertificate?: { readonly AcmCertificateArn: string; readonly MinimumProtocolVersion: string };
    readonly DefaultCacheBehavior: Behaviour;
    readonly CacheBehaviors: readonly Behaviour[];
    readonly Origins: readonly Origin[];
    readonly CustomErrorResponses?: readonly CustomErrorResponse[];
  };
}
interface HeadersPolicy {
  readonly ResponseHeadersPolicyConfig: {
    readonly SecurityHeadersConfig: {
      readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: string; readonly Override: boolean };
      readonly StrictTransportSecurity: { readonly AccessControlMaxAgeSec: number };
      readonly FrameOptions: { readonly FrameOption: string };
      readonly ReferrerPolicy: { readonly ReferrerPolicy: string };
      readonly ContentTypeOptions: { readonly Override: boolean };
    };
    readonly CustomHeadersConfig: { readonly Items: readonly { readonly Header: string; readonly Value: string }[] };
  };
}

const stage = theStage();
const config = (name: keyof typeof stages) =>
  theStage(name).one<Distribution>('AWS::CloudFront::Distribution').Properties.DistributionConfig;
const { DefaultCacheBehavior: files, CacheBehaviors, Origins, CustomErrorResponses } = config('production');
const [docs, api] = CacheBehaviors;
const originOf = (behaviour?: Behaviour) => Origins.find(({ Id }) => Id === behaviour?.TargetOriginId);
const functions = new Map(
  stage
    .all<{ FunctionCode: string; FunctionConfig: { Runtime: string } }>('AWS::CloudFront::Function')
    .map(({ id, Properties }) => [id, Properties]),
);
const policies = new Map(
  stage
    .all<HeadersPolicy>('AWS::CloudFront::ResponseHeadersPolicy')
    .map(({ id, Properties }) => [id, Properties.ResponseHeadersPolicyConfig]),
);
const policyFor = (behaviour?: Behaviour) => behaviour && policies.get(idIn(behaviour.ResponseHeadersPolicyId));
const headersOf = (behaviour?: Behaviour) => policyFor(behaviour)?.SecurityHeadersConfig;
const customHeaderOf = (behaviour: Behaviour | undefined, name: string) =>
  policyFor(behaviour)?.CustomHeadersConfig.Items.find(({ Header }) => Header === name)?.Value;

/** Managed by AWS: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const allViewerExceptHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

interface EdgeRequest {
  uri: string;
  headers: Record<string, { value: string }>;
}
/** What the function of a behaviour makes of a viewer's request: its deployed text, run. */
function atTheEdge(behaviour: Behaviour | undefined, request: EdgeRequest, address = '192.0.2.7'): EdgeRequest {
  const [association, ...others] = behaviour?.FunctionAssociations ?? [];
  const code = association && functions.get(idIn(association.FunctionARN))?.FunctionCode;
  if (code === undefined || others.length > 0) throw new Error('A behaviour has exactly one function');
  return runInNewContext(`${code}; handler(event)`, { event: { viewer: { ip: address }, request } }) as EdgeRequest;
}

describe('the edge', () => {
  it('asks the API for what is below /api, its documentation by rules of its own, and the files for all else', () => {
    expect(CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/api/v1/docs', '/api/*']);
    expect(originOf(docs)?.CustomOriginConfig).toBeDefined();
    expect(originOf(api)).toBe(originOf(docs));
    expect(originOf(files)?.OriginAccessControlId).toBeDefined();
  });

  it('reaches the API at its stage, by its region’s name, over TLS 1.2', () => {
    const origin = originOf(api);
    expect(origin?.OriginPath).toBe('/live');
    expect(JSON.stringify(origin?.DomainName)).toMatch(/\.execute-api\./);
    expect(origin?.CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
  });

  it('passes every method and everything that a caller sends to the API, and keeps no answer', () => {
    for (const behaviour of CacheBehaviors) {
      expect(behaviour.AllowedMethods).toEqual(['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE']);
      expect(behaviour.CachePolicyId).toBe(cachingDisabled);
      expect(behaviour.OriginRequestPolicyId).toBe(allViewerExceptHost);
    }
  });

  it('takes no token in the clear, and leads browsers to TLS', () => {
    expect(CacheBehaviors.map(({ ViewerProtocolPolicy }) => ViewerProtocolPolicy)).toEqual([
      'https-only',
      'https-only',
    ]);
    expect(files.ViewerProtocolPolicy).toBe('redirect-to-https');
  });

  it('rewrites no error: the API’s 404 stays one', () => {
    for (const response of CustomErrorResponses ?? []) {
      expect(Object.keys(response).toSorted()).toEqual(['ErrorCachingMinTTL', 'ErrorCode']);
    }
  });

  // For all others that it keeps at all it obeys `no-store`.
  it.each([500, 501, 502, 503, 504])('never answers one customer with the %i of another', (status) => {
    const kept = CustomErrorResponses?.find(({ ErrorCode }) => ErrorCode === status);
    expect(kept?.ErrorCachingMinTTL).toBe(0);
  });

  it('has the domain name and the certificate that the stage gives it', () => {
    const { domain } = stages.production;
    expect(config('production').Aliases).toEqual([domain.domainName]);
    expect(config('production').ViewerCertificate).toMatchObject({
      AcmCertificateArn: domain.certificateArn,
      MinimumProtocolVersion: 'TLSv1.2_2021',
    });
    expect(config('development').Aliases).toBeUndefined();
  });

  it('alone reads the bucket, and is told that a file is missing', () => {
    const allowed = stage
      .all<{
        PolicyDocument: {
          Statement: readonly { Effect: string; Principal: unknown; Action: unknown; Condition: unknown }[];
        };
      }>('AWS::S3::BucketPolicy')
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toMatchObject([
      { Principal: { Service: 'cloudfront.amazonaws.com' }, Action: ['s3:GetObject', 's3:ListBucket'] },
    ]);
    expect(JSON.stringify(allowed[0]?.Condition)).toContain(stage.one('AWS::CloudFront::Distribution').id);
  });
});

describe('a request at the edge', () => {
  it.each([docs, api])('tells the API its address and host name, whatever it says itself', (behaviour) => {
    const host = { value: 'portal.example' };
    const lying = {
      uri: '/api/v1/session',
      headers: { host, 'x-viewer-address': { value: '203.0.113.9' }, 'x-viewer-host': { value: 'evil.example' } },
    };
    expect(atTheEdge(behaviour, lying, '2001:db8::1').headers).toEqual({
      host,
      'x-viewer-address': { value: '2001:db8:0:0::' },
      'x-viewer-host': host,
    });
    expect(atTheEdge(behaviour, { uri: '/api/v1/session', headers: { host } }).headers).toEqual({
      host,
      'x-viewer-address': { value: '192.0.2.7' },
      'x-viewer-host': host,
    });
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::'],
    ['2001:db8:1:3::9', '2001:db8:1:3::'],
    ['2001:db8::1:2:3', '2001:db8:0:0::'],
    ['2001:db8:1:2::', '2001:db8:1:2::'],
    ['::1', '0:0:0:0::'],
    ['fe80::1', 'fe80:0:0:0::'],
  ])('from %s counts for the network %s', (address, network) => {
    const request = { uri: '/api/v1/session', headers: { host: { value: 'portal.example' } } };
    expect(atTheEdge(api, request, address).headers['x-viewer-address']).toEqual({ value: network });
  });

  it.each([
    ['/', '/index.html'],
    ['/users', '/index.html'],
    ['/users/usr_01JD8', '/index.html'],
    ['/users/', '/index.html'],
    ['/c', '/index.html'],
    ['/v1.2/users', '/index.html'],
    ['/favicon.svg', '/favicon.svg'],
    ['/assets/index-D2x.js', '/assets/index-D2x.js'],
  ])('for %s is answered with %s', (asked, answered) => {
    expect(atTheEdge(files, { uri: asked, headers: {} }).uri).toBe(answered);
  });

  it('is handled by what stands in the source tree', () => {
    for (const name of ['viewer-address', 'single-page']) {
      expect([...functions.values()].map(({ FunctionCode }) => FunctionCode)).toContain(
        readFileSync(`lib/edge-functions/${name}.js`, 'utf8'),
      );
    }
    for (const { FunctionCode } of functions.values()) expect(FunctionCode.length).toBeLessThan(10_240);
  });
});

describe('a page', () => {
  /** Buckets are there by their hosts: CHECKED and QUARANTINE stand for these. */
  const policyOf = (behaviour?: Behaviour): string | undefined => {
    const policy: unknown = headersOf(behaviour)?.ContentSecurityPolicy.ContentSecurityPolicy;
    if (typeof policy === 'string') return policy;
    const parts = (policy as { 'Fn::Join': readonly [string, readonly unknown[]] })['Fn::Join'][1];
    return parts
      .map((part) =>
        typeof part === 'string' ? part : JSON.stringify(part).includes('Checked') ? 'CHECKED' : 'QUARANTINE',
      )
      .join('');
  };

  it('of the portal runs, shows and asks what is its own, and nothing inline', () => {
    expect(policyOf(files)).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' CHECKED; font-src 'self'; connect-src 'self' QUARANTINE; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; media-src 'self' CHECKED blob:",
    );
  });

  it('of the API’s documentation may style in place, and still runs nothing inline', () => {
    expect(policyOf(docs)).toContain("style-src 'self' 'unsafe-inline'");
    expect(policyOf(docs)).toContain("script-src 'self';");
  });

  it('made of a reply of the API may do nothing at all', () => {
    expect(policyOf(api)).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  it.each([
    ['the portal, which records and reads bar codes', files, '(self)'],
    ['the documentation', docs, '()'],
    ['the API', api, '()'],
  ])('of %s has no other part of the device', (_, behaviour, allowed) => {
    expect(customHeaderOf(behaviour, 'Permissions-Policy')).toBe(
      `camera=${allowed}, geolocation=(), microphone=${allowed}, payment=()`,
    );
  });

  it.each([
    ['the portal', files],
    ['the documentation', docs],
    ['the API', api],
  ])('of %s goes over TLS for two years, in no frame, unguessed and untold', (_, behaviour) => {
    expect(headersOf(behaviour)).toMatchObject({
      ContentSecurityPolicy: { Override: true },
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY' },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000 },
    });
  });
});
