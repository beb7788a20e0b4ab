import { describe, expect, it } from 'vitest';
import { stages } from '../../bin/stages.ts';
import { idIn, theStage } from './synthesised-stage.ts';
import type { Reference } from './synthesised-stage.ts';

interface Client {
  readonly ClientName: string;
  readonly GenerateSecret?: boolean;
  readonly ExplicitAuthFlows?: readonly string[];
  readonly AllowedOAuthFlows?: readonly string[];
  readonly AllowedOAuthFlowsUserPoolClient?: boolean;
  readonly AllowedOAuthScopes?: readonly { readonly 'Fn::Join': readonly [string, readonly [unknown, string]] }[];
  readonly WriteAttributes?: readonly string[];
  readonly AccessTokenValidity?: number;
  readonly RefreshTokenValidity?: number;
  readonly TokenValidityUnits?: Readonly<Record<string, string>>;
  readonly RefreshTokenRotation?: unknown;
  readonly EnableTokenRevocation?: boolean;
  readonly PreventUserExistenceErrors?: string;
}
interface Pool {
  readonly AdminCreateUserConfig: unknown;
  readonly AccountRecoverySetting: unknown;
  readonly AliasAttributes?: unknown;
  readonly UsernameAttributes?: unknown;
  readonly UsernameConfiguration: unknown;
  readonly DeletionProtection?: string;
  readonly Policies: { readonly PasswordPolicy: unknown };
  readonly Schema: readonly { readonly Name: string; readonly Mutable: boolean; readonly Required?: boolean }[];
  readonly LambdaConfig: unknown;
  readonly UserPoolTier: string;
}
type Text = string | { readonly 'Fn::Join': readonly [string, readonly unknown[]] };

const stage = theStage();
const pool = stage.one<Pool>('AWS::Cognito::UserPool');
const clients = stage.all<Client>('AWS::Cognito::UserPoolClient');
const portal = clients.find(({ Properties }) => Properties.ClientName === 'portal')?.Properties;
const machines = clients.filter(({ Properties }) => Properties.ClientName !== 'portal');

describe('the directory', () => {
  it('lets nobody sign up or recover a password by themselves', () => {
    expect(pool.Properties.AdminCreateUserConfig).toMatchObject({ AllowAdminCreateUserOnly: true });
    expect(pool.Properties.AccountRecoverySetting).toEqual({
      RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }],
    });
  });

  it('knows people by their username alone, exactly as written', () => {
    expect(pool.Properties.AliasAttributes).toBeUndefined();
    expect(pool.Properties.UsernameAttributes).toBeUndefined();
    expect(pool.Properties.UsernameConfiguration).toEqual({ CaseSensitive: true });
  });

  it('asks twelve characters of a password and nothing else; a one-time password lives a week', () => {
    expect(pool.Properties.Policies.PasswordPolicy).toEqual({
      MinimumLength: 12,
      RequireLowercase: false,
      RequireUppercase: false,
      RequireNumbers: false,
      RequireSymbols: false,
      TemporaryPasswordValidityDays: 7,
    });
  });

  it('survives its stack', () => {
    expect(pool.Properties.DeletionProtection).toBe('ACTIVE');
    expect([pool.DeletionPolicy, pool.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  });

  it('has its access tokens shaped, which takes the tier that allows it', () => {
    expect(pool.Properties.LambdaConfig).toMatchObject({ PreTokenGenerationConfig: { LambdaVersion: 'V2_0' } });
    expect(pool.Properties.UserPoolTier).toBe('ESSENTIALS');
  });

  it('sells no machine the scope that people bear', () => {
    const { Properties } = stage.one<{ Scopes: readonly { ScopeName: string }[] }>(
      'AWS::Cognito::UserPoolResourceServer',
    );
    expect(Properties.Scopes.map(({ ScopeName }) => ScopeName)).not.toContain('portal');
  });
});

describe("the portal's client", () => {
  it('logs in with AWS permissions on the pool only, and not through a browser', () => {
    expect(portal?.ExplicitAuthFlows).toEqual(['ALLOW_ADMIN_USER_PASSWORD_AUTH']);
    expect(portal?.AllowedOAuthFlowsUserPoolClient).toBe(false);
    expect(portal?.GenerateSecret).toBe(true);
  });

  it('writes no attribute: the only one it is allowed is fixed when a user is created', () => {
    const fixed = pool.Properties.Schema.filter(({ Mutable }) => !Mutable).map(({ Name }) => `custom:${Name}`);
    expect(portal?.WriteAttributes).not.toHaveLength(0); // Cognito takes an empty list for all.
    expect(fixed).toEqual(expect.arrayContaining([...(portal?.WriteAttributes ?? ['none'])]));
  });

  it('has tokens for ten minutes, and renews them for twelve hours', () => {
    expect(portal?.TokenValidityUnits).toEqual({ AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' });
    expect(portal?.AccessTokenValidity).toBe(10);
    expect(portal?.RefreshTokenValidity).toBe(12 * 60);
  });

  it('gets a new refresh token each time; the old one works a minute longer', () => {
    expect(portal?.RefreshTokenRotation).toEqual({ Feature: 'ENABLED', RetryGracePeriodSeconds: 60 });
    expect(portal?.EnableTokenRevocation).toBe(true);
  });

  it('does not tell whether a user exists', () => {
    expect(portal?.PreventUserExistenceErrors).toBe('ENABLED');
  });
});

describe('machine clients', () => {
  it('have exactly the scopes that the stage gives them', () => {
    const given = machines.map(({ Properties }) => [
      Properties.ClientName,
      Properties.AllowedOAuthScopes?.map((scope) => scope['Fn::Join'][1][1].slice(1)),
    ]);
    expect(Object.fromEntries(given)).toEqual(stages.production.machines);
  });

  it('log nobody in', () => {
    for (const { Properties } of machines) {
      expect(Properties.AllowedOAuthFlows).toEqual(['client_credentials']);
      expect(Properties.GenerateSecret).toBe(true);
      expect(Properties.ExplicitAuthFlows).toEqual(['ALLOW_REFRESH_TOKEN_AUTH']);
    }
  });

  it('act for the operator because the table says so, as long as they exist', () => {
    const written = stage.all<{ Create: Text; Update: Text; Delete: Text }>('Custom::AWS').map(({ Properties }) => ({
      create: call(Properties.Create),
      update: call(Properties.Update),
      remove: call(Properties.Delete),
    }));
    expect(written).toHaveLength(machines.length);
    for (const { id, Properties } of machines) {
      const key = { pk: { S: 'OPERATOR#MACHINES' }, sk: { S: id } };
      const put = {
        service: 'dynamodb',
        action: 'PutItem',
        parameters: { Item: { ...key, organizationId: { S: 'operator' }, name: { S: Properties.ClientName } } },
      };
      expect(written).toContainEqual({
        create: expect.objectContaining({ ...put, parameters: expect.objectContaining(put.parameters) }),
        update: expect.objectContaining({ ...put, parameters: expect.objectContaining(put.parameters) }),
        remove: expect.objectContaining({ action: 'DeleteItem', parameters: expect.objectContaining({ Key: key }) }),
      });
    }
  });
});

it('no secret of a client is in a template', () => {
  expect(JSON.stringify(stage.resources)).not.toContain('ClientSecret');
});

/** The call that the deployment makes, with the logical id in the place of each reference. */
function call(text: Text): unknown {
  const parts = typeof text === 'string' ? [text] : text['Fn::Join'][1];
  return JSON.parse(
    parts
      .map((part) =>
        typeof part === 'string' ? part : 'Ref' in (part as object) ? idIn(part as Reference) : 'imported',
      )
      .join(''),
  );
}
