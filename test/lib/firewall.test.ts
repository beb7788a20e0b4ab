import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { limitOf } from '../../contract/operation.ts';
import { operations } from '../../contract/operations.ts';
import { originSecretRule } from '../../lib/constructs/firewall-rules.ts';
import { OriginSecret } from '../../lib/constructs/origin-secret.ts';
import { theEdgeStack, theStage } from './synthesised-stage.ts';

interface Rule {
  readonly Name: string;
  readonly Priority: number;
  readonly Action?: { readonly Block?: { readonly CustomResponse?: Readonly<Record<string, unknown>> } };
  readonly Statement: {
    readonly RateBasedStatement?: { readonly Limit: number; readonly EvaluationWindowSec: number };
    readonly ManagedRuleGroupStatement?: unknown;
  };
}
interface Acl {
  readonly Scope: string;
  readonly Rules: readonly Rule[];
  readonly CustomResponseBodies?: Readonly<Record<string, { readonly Content: string }>>;
}

const stage = theStage();
const acl = stage.one<Acl>('AWS::WAFv2::WebACL');
const [secret, flood, common] = acl.Properties.Rules.toSorted((a, b) => a.Priority - b.Priority);

describe('the firewall', () => {
  it('stands before the API’s stage, in its region', () => {
    expect(acl.Properties.Scope).toBe('REGIONAL');
    const { ResourceArn, WebACLArn } = stage.one<{ ResourceArn: unknown; WebACLArn: unknown }>(
      'AWS::WAFv2::WebACLAssociation',
    ).Properties;
    expect(JSON.stringify(ResourceArn)).toContain(stage.one('AWS::ApiGateway::Stage').id);
    expect(WebACLArn).toEqual({ 'Fn::GetAtt': [acl.id, 'Arn'] });
  });

  it('first refuses who does not show the edge’s secret, exactly', () => {
    expect(secret?.Action).toEqual({ Block: {} });
    expect(secret?.Statement).toMatchObject({
      NotStatement: {
        Statement: {
          ByteMatchStatement: {
            FieldToMatch: { SingleHeader: { Name: 'x-origin-secret' } },
            PositionalConstraint: 'EXACTLY',
            TextTransformations: [{ Priority: 0, Type: 'NONE' }],
          },
        },
      },
    });
  });

  it('counts requests by the address that the edge tells, far above every limit that the API counts itself', () => {
    const { RateBasedStatement = { Limit: 0, EvaluationWindowSec: 1 } } = flood?.Statement ?? {};
    expect(RateBasedStatement).toMatchObject({
      AggregateKeyType: 'FORWARDED_IP',
      ForwardedIPConfig: { HeaderName: 'x-viewer-address' },
    });
    const perSecond = RateBasedStatement.Limit / RateBasedStatement.EvaluationWindowSec;
    const limits = operations.flatMap((operation) => limitOf(operation) ?? []);
    expect(limits.length).toBeGreaterThan(3);
    for (const { per, requests, seconds } of limits) {
      if (per === 'address') expect(perSecond).toBeGreaterThan(5 * (requests / seconds));
    }
  });

  it('says too many requests as the API says it: 429, a problem, when to come back', () => {
    expect(flood?.Action?.Block?.CustomResponse).toMatchObject({
      ResponseCode: 429,
      ResponseHeaders: [{ Name: 'Retry-After', Value: '60' }],
    });
    const [body] = Object.values(acl.Properties.CustomResponseBodies ?? {});
    expect(JSON.parse(body?.Content ?? 'null')).toMatchObject({ status: 429, code: 'too-many-requests', errors: [] });
  });

  it('refuses common attacks, but no body for its length: the API does that itself, above 8 KB', () => {
    expect(common?.Statement).toEqual({
      ManagedRuleGroupStatement: {
        VendorName: 'AWS',
        Name: 'AWSManagedRulesCommonRuleSet',
        RuleActionOverrides: [{ Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }],
      },
    });
  });

  it('logs who was refused, without path, query, token, cookie or secret, for a limited time', () => {
    const { RedactedFields, LoggingFilter, LogDestinationConfigs } = stage.one<Record<string, unknown>>(
      'AWS::WAFv2::LoggingConfiguration',
    ).Properties;
    expect(RedactedFields).toEqual([
      { UriPath: {} },
      { QueryString: {} },
      { SingleHeader: { Name: 'authorization' } },
      { SingleHeader: { Name: 'cookie' } },
      { SingleHeader: { Name: 'x-origin-secret' } },
    ]);
    expect(LoggingFilter).toMatchObject({ DefaultBehavior: 'DROP' });
    expect(JSON.stringify(LogDestinationConfigs)).toContain(':log-group:aws-waf-logs-mysoluno-production"');
    const groups = stage.all<{ LogGroupName?: string; RetentionInDays?: number }>('AWS::Logs::LogGroup');
    expect(
      groups.find(({ Properties }) => Properties.LogGroupName === 'aws-waf-logs-mysoluno-production')?.Properties
        .RetentionInDays,
    ).toBe(90);
  });

  it('shows no samples of requests, which bear tokens', () => {
    const visibility = JSON.stringify(acl.Properties).match(/"SampledRequestsEnabled":(true|false)/g);
    expect(new Set(visibility)).toEqual(new Set(['"SampledRequestsEnabled":false']));
  });
});

describe('the secret between the edge and the API', () => {
  const reference = /\{\{resolve:secretsmanager:/;

  it('is in no template: both sides get it while they are deployed', () => {
    const [header] = stage
      .one<{ DistributionConfig: { Origins: readonly { OriginCustomHeaders?: readonly unknown[] }[] } }>(
        'AWS::CloudFront::Distribution',
      )
      .Properties.DistributionConfig.Origins.flatMap(({ OriginCustomHeaders = [] }) => OriginCustomHeaders);
    expect(header).toMatchObject({ HeaderName: 'x-origin-secret' });
    expect(JSON.stringify(header)).toMatch(reference);
    expect(JSON.stringify(secret?.Statement)).toMatch(reference);
    expect(stage.one('AWS::SecretsManager::Secret').Properties).not.toHaveProperty('SecretString');
  });

  it('is long, and of letters and digits, which a header takes as they are', () => {
    const { GenerateSecretString } = stage.one<{ GenerateSecretString: unknown }>(
      'AWS::SecretsManager::Secret',
    ).Properties;
    expect(GenerateSecretString).toEqual({ PasswordLength: 64, ExcludePunctuation: true });
  });

  it('while one replaces the other: both are taken, the new one is sent', () => {
    const stack = new Stack(new App(), 'api');
    const { accepted, sent } = new OriginSecret(stack, 'OriginSecret', [1, 2]);
    expect(accepted).toHaveLength(2);
    expect(sent).toBe(accepted[1]);
    expect(originSecretRule(accepted).statement).toMatchObject({
      notStatement: { statement: { orStatement: { statements: [{}, {}] } } },
    });
  });
});

describe('in us-east-1, beside the distribution', () => {
  const edge = theEdgeStack();

  it('addresses that AWS knows for attacks are refused: only there they are seen', () => {
    const { Properties } = edge.one<Acl>('AWS::WAFv2::WebACL');
    expect(Properties.Scope).toBe('CLOUDFRONT');
    expect(Properties.Rules.map(({ Statement }) => Statement)).toEqual([
      { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesAmazonIpReputationList' } },
    ]);
  });

  it('a line is logged per request that says nothing about people, for a limited time', () => {
    const { RecordFields } = edge.one<{ RecordFields: readonly string[] }>('AWS::Logs::Delivery').Properties;
    expect(RecordFields).toContain('sc-status');
    expect(RecordFields.filter((field) => /query|uri|c-ip|forwarded|cookie|referer|user-agent/i.test(field))).toEqual(
      [],
    );
    expect(edge.one<{ RetentionInDays: number }>('AWS::Logs::LogGroup').Properties.RetentionInDays).toBe(90);
    expect(edge.one<{ LogType: string }>('AWS::Logs::DeliverySource').Properties.LogType).toBe('ACCESS_LOGS');
  });
});
