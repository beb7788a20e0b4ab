import { describe, expect, it } from 'vitest';
import { idIn, theStage } from './synthesised-stage.ts';
import type { Reference } from './synthesised-stage.ts';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: unknown;
}
interface Policy {
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
  readonly Roles: readonly Reference[];
}

const stage = theStage();

const roleOf = new Map(
  stage
    .all<{ FunctionName?: string; Role: Reference }>('AWS::Lambda::Function')
    .map(({ id, Properties }) => [
      idIn(Properties.Role),
      Properties.FunctionName?.replace('mysoluno-production-', '') ?? id,
    ]),
);

/** What each function may do, by its name. Those without a name of ours run only while a deployment runs. */
const grants = stage.all<Policy>('AWS::IAM::Policy').flatMap(({ Properties }) =>
  Properties.PolicyDocument.Statement.flatMap((statement) =>
    Properties.Roles.map((role) => ({
      who: roleOf.get(idIn(role)) ?? idIn(role),
      statement,
      actions: [statement.Action].flat(),
    })),
  ),
);

const whoMay = (action: string): readonly string[] =>
  grants
    .filter(({ actions, statement }) => statement.Effect === 'Allow' && actions.includes(action))
    .map(({ who }) => who);

describe('roles', () => {
  it('allow no action by a wildcard', () => {
    const wild = grants.filter(
      ({ statement, actions }) => statement.Effect === 'Allow' && actions.join().includes('*'),
    );
    expect(wild).toEqual([]);
  });

  it('never allow a Scan, nor PartiQL, which may become one', () => {
    const scanning = grants.filter(({ actions }) => actions.some((action) => /Scan|PartiQL/.test(action)));
    expect(scanning).toEqual([]);
  });

  it('reach only what they name: a resource is never everything', () => {
    expect(grants.filter(({ statement }) => [statement.Resource].flat().includes('*'))).toEqual([]);
  });

  it('are one per function', () => {
    expect(roleOf.size).toBe(stage.all('AWS::Lambda::Function').length);
  });

  it('bear no policy written by AWS but the one the gateway needs for its logs', () => {
    const managed = stage
      .all<{ ManagedPolicyArns?: readonly unknown[] }>('AWS::IAM::Role')
      .flatMap(({ Properties }) => Properties.ManagedPolicyArns ?? []);
    expect(managed).toHaveLength(1);
    expect(JSON.stringify(managed)).toContain('AmazonAPIGatewayPushToCloudWatchLogs');
  });

  it.each([
    ['cognito-idp:AdminInitiateAuth', ['session']],
    ['cognito-idp:AdminRespondToAuthChallenge', ['session']],
    ['cognito-idp:DescribeUserPoolClient', ['session']],
    ['cognito-idp:AdminCreateUser', ['users', 'onboarding']],
    ['cognito-idp:AdminSetUserPassword', ['users', 'onboarding']],
    ['sns:Publish', ['config-sms']],
    ['events:PutEvents', ['publish-journal', 'replay-journal']],
  ])('let %s only to %j', (action, functions) => {
    expect(whoMay(action).toSorted()).toEqual(functions.toSorted());
  });

  it('let texts go to telephones, and to no topic', () => {
    const publishing = grants.filter(({ actions }) => actions.includes('sns:Publish'));
    expect(publishing.map(({ statement }) => statement.NotResource)).toEqual(['arn:*:sns:*:*:*']);
  });

  it('let readers read only', () => {
    const writes = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'].flatMap(whoMay);
    for (const reader of ['activity', 'organization', 'reference', 'publish-journal', 'replay-journal']) {
      expect(writes).not.toContain(reader);
    }
  });

  it('let a deployment write nothing but the authority of machines', () => {
    const deployment = grants.filter(
      ({ who, actions }) => who.startsWith('AWS679f') && actions.includes('dynamodb:PutItem'),
    );
    expect(deployment).toHaveLength(1);
    expect(deployment[0]?.statement.Condition).toEqual({
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['OPERATOR#MACHINES'] },
    });
  });
});
