import { describe, expect, it } from 'vitest';
import { edgeOf } from '../../local/edge/edge.ts';
import { deploymentOf } from './scratch.ts';

const policy = (contentSecurityPolicy: string) => ({
  Type: 'AWS::CloudFront::ResponseHeadersPolicy',
  Properties: {
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: {
        ContentSecurityPolicy: { ContentSecurityPolicy: contentSecurityPolicy, Override: true },
        ContentTypeOptions: { Override: true },
        FrameOptions: { FrameOption: 'DENY', Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 60, Override: true },
      },
      CustomHeadersConfig: { Items: [{ Header: 'Permissions-Policy', Value: 'camera=()', Override: true }] },
    },
  },
});
const behaviour = (name: string, pattern?: string) => ({
  ...(pattern !== undefined && { PathPattern: pattern }),
  ResponseHeadersPolicyId: { Ref: name },
  FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Pages', 'FunctionARN'] } }],
});
const web = {
  name: 'stage-web',
  parameters: {},
  exports: {},
  resources: {
    Strict: policy("default-src 'self'"),
    Docs: policy("style-src 'unsafe-inline'"),
    Data: policy("default-src 'none'"),
    Pages: {
      Type: 'AWS::CloudFront::Function',
      Properties: {
        FunctionCode:
          "function handler(event) { const { request } = event; if (request.uri === '/start') request.uri = '/index.html'; return request; }",
      },
    },
    Distribution: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          DefaultCacheBehavior: behaviour('Strict'),
          CacheBehaviors: [behaviour('Docs', '/api/v1/docs'), behaviour('Data', '/api/*')],
        },
      },
    },
  },
};
const asItIs = (text: string): string => text;
const edge = edgeOf(deploymentOf(web), asItIs);

describe('the edge of a template', () => {
  it.each([
    ['/', "default-src 'self'"],
    ['/users', "default-src 'self'"],
    ['/apis', "default-src 'self'"],
    ['/api/v1/docs', "style-src 'unsafe-inline'"],
    ['/api/v1/docs/more', "default-src 'none'"],
    ['/api/v1/users/usr_1', "default-src 'none'"],
  ])('says to %s what its first fitting behaviour says', (path, said) => {
    expect(edge.headersFor(path)).toEqual({
      'content-security-policy': said,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=60',
      'permissions-policy': 'camera=()',
    });
  });

  it('asks its own function which file a path means', () => {
    expect(edge.fileFor('/start')).toBe('/index.html');
    expect(edge.fileFor('/favicon.svg')).toBe('/favicon.svg');
  });

  it('is missed by name', () => {
    expect(() => edgeOf(deploymentOf(), asItIs)).toThrow(/one edge/);
  });
});
