/** The user pool of a deployment, with its clients and its trigger. */
import type { PoolClient, PoolDefinition } from './pool.ts';
import { Refusal } from '../refusal.ts';
import type { Deployment } from '../template/deployment.ts';

interface PoolProperties {
  readonly Policies?: {
    readonly PasswordPolicy?: { readonly MinimumLength?: number; readonly TemporaryPasswordValidityDays?: number };
  };
  readonly LambdaConfig?: Readonly<Record<string, unknown>> & {
    readonly PreTokenGenerationConfig?: { readonly LambdaArn: string; readonly LambdaVersion: string };
  };
}

type Unit = 'seconds' | 'minutes' | 'hours' | 'days';

interface ClientProperties {
  readonly UserPoolId: string;
  readonly ClientName?: string;
  readonly ExplicitAuthFlows?: readonly string[];
  readonly AllowedOAuthFlows?: readonly string[];
  readonly AllowedOAuthScopes?: readonly string[];
  readonly GenerateSecret?: boolean;
  readonly PreventUserExistenceErrors?: string;
  readonly AccessTokenValidity?: number;
  readonly IdTokenValidity?: number;
  readonly RefreshTokenValidity?: number;
  readonly AuthSessionValidity?: number;
  readonly TokenValidityUnits?: { readonly AccessToken?: Unit; readonly IdToken?: Unit; readonly RefreshToken?: Unit };
  readonly RefreshTokenRotation?: { readonly Feature: string; readonly RetryGracePeriodSeconds?: number };
}

const unitSeconds = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const satisfies Record<Unit, number>;

/** The pool and the ARN of its pre-token-generation trigger. @throws Refusal when there is not exactly one pool, or another trigger */
export function userPoolOf(deployment: Deployment): { pool: PoolDefinition; triggerArn: string | null } {
  const [pool, ...more] = deployment.all<PoolProperties>('AWS::Cognito::UserPool');
  if (!pool || more.length > 0) throw new Refusal('The embedded cloud serves exactly one user pool.');
  const { Policies, LambdaConfig = {} } = pool.properties;
  const { PreTokenGenerationConfig: trigger, ...otherTriggers } = LambdaConfig;
  const unknown =
    Object.keys(otherTriggers)[0] ??
    (trigger && trigger.LambdaVersion !== 'V2_0' ? `PreTokenGeneration ${trigger.LambdaVersion}` : undefined);
  if (unknown) throw new Refusal(`The local Cognito does not know the trigger ${unknown}.`);
  const definition: PoolDefinition = {
    id: pool.ref,
    minimumPasswordLength: Policies?.PasswordPolicy?.MinimumLength ?? 8,
    temporaryPasswordDays: Policies?.PasswordPolicy?.TemporaryPasswordValidityDays ?? 7,
    clients: deployment
      .all<ClientProperties>('AWS::Cognito::UserPoolClient')
      .filter(({ properties }) => properties.UserPoolId === pool.ref)
      .map(({ ref, logicalId, properties }) => clientOf(ref, properties.ClientName ?? logicalId, properties)),
  };
  return { pool: definition, triggerArn: trigger?.LambdaArn ?? null };
}

/** Where the template says nothing, Cognito's own defaults. */
function clientOf(id: string, name: string, properties: ClientProperties): PoolClient {
  const units = properties.TokenValidityUnits ?? {};
  return {
    id,
    name,
    authFlows: properties.ExplicitAuthFlows ?? [],
    oauthFlows: properties.AllowedOAuthFlows ?? [],
    oauthScopes: properties.AllowedOAuthScopes ?? [],
    accessTokenSeconds: properties.AccessTokenValidity
      ? properties.AccessTokenValidity * unitSeconds[units.AccessToken ?? 'hours']
      : 3600,
    idTokenSeconds: properties.IdTokenValidity
      ? properties.IdTokenValidity * unitSeconds[units.IdToken ?? 'hours']
      : 3600,
    refreshTokenSeconds:
      (properties.RefreshTokenValidity ?? 30) *
      unitSeconds[properties.RefreshTokenValidity ? (units.RefreshToken ?? 'days') : 'days'],
    challengeSeconds: (properties.AuthSessionValidity ?? 3) * 60,
    rotationGraceSeconds:
      properties.RefreshTokenRotation?.Feature === 'ENABLED'
        ? (properties.RefreshTokenRotation.RetryGracePeriodSeconds ?? 0)
        : null,
    hidesUserExistence: properties.PreventUserExistenceErrors === 'ENABLED',
    generatesSecret: properties.GenerateSecret ?? false,
  };
}
