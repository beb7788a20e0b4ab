import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operations } from '../../contract/operations.ts';
import { bundle } from '../../scripts/bundle-functions.ts';
import { actionsOf, grants, roleOf, whoMay } from './role-grants.ts';
import { theStage } from './synthesised-stage.ts';

const stage = theStage();

/** The commands of AWS's SDK that stand in each bundle: what the code could call, after the bundler left out what it never does. */
const bundled = Object.entries((await bundle()).metafile.outputs)
  .filter(([path]) => path.endsWith('/index.mjs'))
  .map(([path, { inputs }]) => ({
    name: basename(dirname(path)),
    commands: Object.keys(inputs).flatMap((input) =>
      input.includes('/s3-presigned-post/')
        ? ['PresignedPost']
        : (/commands\/(\w+)Command\.js$/.exec(input)?.[1] ?? []),
    ),
  }));

/** The action that a command needs. Not here: the table's, which need more than the name, and those proved by a token alone. */
const actionOf: Readonly<Record<string, string | readonly string[]>> = {
  AdminInitiateAuth: 'cognito-idp:AdminInitiateAuth',
  AdminRespondToAuthChallenge: 'cognito-idp:AdminRespondToAuthChallenge',
  DescribeUserPoolClient: 'cognito-idp:DescribeUserPoolClient',
  AdminCreateUser: 'cognito-idp:AdminCreateUser',
  AdminSetUserPassword: 'cognito-idp:AdminSetUserPassword',
  AdminEnableUser: 'cognito-idp:AdminEnableUser',
  AdminDisableUser: 'cognito-idp:AdminDisableUser',
  AdminUserGlobalSignOut: 'cognito-idp:AdminUserGlobalSignOut',
  AdminDeleteUser: 'cognito-idp:AdminDeleteUser',
  Publish: 'sns:Publish',
  SendEmail: 'ses:SendEmail',
  PutEvents: 'events:PutEvents',
  StartExecution: 'states:StartExecution',
  SendTaskSuccess: 'states:SendTaskSuccess',
  // To hear that a file is not there.
  HeadObject: ['s3:GetObject', 's3:ListBucket'],
  GetObject: 's3:GetObject',
  PutObject: 's3:PutObject',
  DeleteObject: 's3:DeleteObject',
  PresignedPost: 's3:PutObject',
  // Scheduler acts as a role that its caller hands over.
  CreateSchedule: ['iam:PassRole', 'scheduler:CreateSchedule'],
};

/** What AWS offers no resources for: the delivery of logs of a state machine, and traces. */
const ofNoResource = /^(logs:\w+(LogDelivery|LogDeliveries|ResourcePolicy|ResourcePolicies|LogGroups)|xray:\w+)$/;

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
    const everywhere = grants.filter(({ statement }) => [statement.Resource].flat().includes('*'));
    expect(everywhere.flatMap(({ actions }) => actions).filter((action) => !ofNoResource.test(action))).toEqual([]);
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
    ['byEntity', ['users', 'subscriptions', 'porting', 'activity', 'ring-bell', 'reconcile']],
    ['byActor', ['activity', 'ring-bell', 'reconcile']],
    ['byDue', ['reconcile']],
    ['byOrganizationDue', ['subscriptions', 'ring-bell']],
  ])('let an index answer whoever needs it alone: %s', (index, readers) => {
    const asking = grants.filter(({ statement }) => JSON.stringify(statement).includes(`/index/${index}"`));
    expect(asking.map(({ who }) => who)).toEqual(readers);
    expect(asking.flatMap(({ actions }) => actions)).toEqual(readers.map(() => 'dynamodb:Query'));
  });

  it('never reach all indexes at once', () => {
    expect(grants.filter(({ statement }) => JSON.stringify(statement).includes('/index/*'))).toEqual([]);
  });

  it('let texts go to telephones, and to no topic', () => {
    const publishing = grants.filter(({ actions }) => actions.includes('sns:Publish'));
    expect(publishing.map(({ who }) => who)).toEqual(['porting-tasks', 'config-sms']);
    for (const { statement } of publishing) expect(statement.NotResource).toBe('arn:*:sns:*:*:*');
  });

  it('let readers read only', () => {
    const writes = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'].flatMap(whoMay);
    for (const reader of ['activity', 'reference', 'publish-journal', 'replay-journal']) {
      expect(writes).not.toContain(reader);
    }
  });

  it.each(bundled)('let $name do what its code calls, and nothing more', ({ name, commands }) => {
    const meant = [...new Set(commands.flatMap((command) => actionOf[command] ?? []))];
    expect(
      actionsOf(name)
        .filter((action) => !/^(dynamodb|logs|sqs):/.test(action))
        .toSorted(),
    ).toEqual(meant.toSorted());
  });

  it.each(bundled)('let $name ask the table if, and only if, it does', ({ name, commands }) => {
    expect(actionsOf(name).includes('dynamodb:Query')).toBe(commands.includes('Query'));
  });

  it('let services remember a repeated request, where they take one', () => {
    const repeatable = operations.filter(
      ({ method, access }) => method === 'POST' && (access.kind === 'organization' || access.kind === 'machine'),
    );
    // A key is released when its request was rejected, which one that writes nothing never is once it is read.
    const releasing = repeatable.filter((operation) => !('limit' in operation && operation.limit === null));
    for (const { service } of repeatable)
      expect(actionsOf(service)).toEqual(expect.arrayContaining(['dynamodb:PutItem', 'dynamodb:UpdateItem']));
    for (const { service } of releasing) expect(actionsOf(service)).toContain('dynamodb:DeleteItem');
  });

  it('let services count requests, where a limit is', () => {
    const limited = operations.filter((operation) => 'limit' in operation);
    for (const { service } of limited) expect(actionsOf(service)).toContain('dynamodb:UpdateItem');
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
