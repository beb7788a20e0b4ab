import { describe, expect, it } from 'vitest';
import { basePath, scopes } from '../../contract/operation.ts';
import { operations } from '../../contract/operations.ts';
import { problems } from '../../contract/problems.ts';
import { idIn, theStage } from './synthesised-stage.ts';
import type { Reference } from './synthesised-stage.ts';

interface MethodProperties {
  readonly HttpMethod: string;
  readonly ResourceId: Reference;
  readonly AuthorizationType: string;
  readonly AuthorizationScopes?: readonly string[];
  readonly Integration: { readonly Type: string; readonly Uri: unknown };
}
interface GatewayResponse {
  readonly ResponseType: string;
  readonly StatusCode?: string;
  readonly ResponseParameters?: Readonly<Record<string, string>>;
  readonly ResponseTemplates?: Readonly<Record<string, string>>;
}

const stage = theStage();
const pathParts = new Map(
  stage
    .all<{ ParentId: Reference; PathPart: string }>('AWS::ApiGateway::Resource')
    .map(({ id, Properties }) => [id, Properties]),
);
const pathTo = (resourceId: string): string => {
  const resource = pathParts.get(resourceId);
  return resource === undefined ? '' : `${pathTo(idIn(resource.ParentId))}/${resource.PathPart}`;
};
const functionNames = new Map(
  stage
    .all<{ FunctionName?: string }>('AWS::Lambda::Function')
    .map(({ id, Properties }) => [id, Properties.FunctionName]),
);
const methods = stage.all<MethodProperties>('AWS::ApiGateway::Method').map(({ Properties }) => ({
  route: `${Properties.HttpMethod} ${pathTo(idIn(Properties.ResourceId))}`,
  ...Properties,
}));
const routeOf = ({ method, path }: { method: string; path: string }): string => `${method} ${basePath}${path}`;
const methodOf = (route: string) => methods.find((method) => method.route === route);

describe('the gateway', () => {
  it('has a route for each operation of the contract, and no other', () => {
    expect(methods.map(({ route }) => route).toSorted()).toEqual(operations.map(routeOf).toSorted());
  });

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    'takes %s to its service',
    (_, operation) => {
      const { Integration } = methodOf(routeOf(operation)) ?? {};
      expect(Integration?.Type).toBe('AWS_PROXY');
      const called = [...functionNames].filter(([id]) => JSON.stringify(Integration?.Uri).includes(`"${id}"`));
      expect(called.map(([, name]) => name)).toEqual([`mysoluno-production-${operation.service}`]);
    },
  );

  it('lets so many requests through in a second, of all callers together', () => {
    const [settings] = stage.one<{ MethodSettings: readonly Record<string, unknown>[] }>('AWS::ApiGateway::Stage')
      .Properties.MethodSettings;
    expect(settings).toMatchObject({
      HttpMethod: '*',
      ResourcePath: '/*',
      ThrottlingRateLimit: 1000,
      ThrottlingBurstLimit: 2000,
    });
  });

  it('asks a token of everybody but for the public operations', () => {
    const open = methods.filter(({ AuthorizationType }) => AuthorizationType !== 'COGNITO_USER_POOLS');
    const meant = operations.filter(({ access }) => access.kind === 'public').map(routeOf);
    expect(open.map(({ route }) => route).toSorted()).toEqual(meant.toSorted());
    expect(open.every(({ AuthorizationType }) => AuthorizationType === 'NONE')).toBe(true);
  });

  it('takes any scope of ours, so that the wrong one is refused by us, with a reason; but never a token without one', () => {
    const every = ['mysoluno/portal', ...Object.keys(scopes).map((scope) => `mysoluno/${scope}`)];
    const guarded = methods.filter(({ AuthorizationType }) => AuthorizationType === 'COGNITO_USER_POOLS');
    for (const { AuthorizationScopes } of guarded) expect(AuthorizationScopes?.toSorted()).toEqual(every.toSorted());
  });

  it('is allowed to invoke each service once, not once per method', () => {
    const allowed = stage
      .all<{ FunctionName: Reference; Principal: string }>('AWS::Lambda::Permission')
      .filter(({ Properties }) => Properties.Principal === 'apigateway.amazonaws.com')
      .map(({ Properties }) => String(functionNames.get(idIn(Properties.FunctionName))));
    expect(allowed.toSorted()).toEqual(
      [...new Set(operations.map(({ service }) => `mysoluno-production-${service}`))].toSorted(),
    );
  });

  it('rings an alarm for a failure on any route', () => {
    const alarms = JSON.stringify(stage.all('AWS::CloudWatch::Alarm'));
    for (const { method, path } of operations) {
      expect(alarms).toContain(
        JSON.stringify([
          { Name: 'Method', Value: method },
          { Name: 'Resource', Value: `${basePath}${path}` },
        ]).slice(1, -1),
      );
    }
    expect(alarms).toContain('"5XXError"');
  });

  it('logs a line per request that says nothing about people, for a limited time', () => {
    const { Properties } = stage.one<{ AccessLogSetting: { Format: string }; MethodSettings: readonly unknown[] }>(
      'AWS::ApiGateway::Stage',
    );
    const logged = Object.values(JSON.parse(Properties.AccessLogSetting.Format) as Record<string, string>);
    expect(logged).toContain('$context.requestId');
    expect(logged.filter((field) => /context\.path$|identity|querystring|header|authorizer/i.test(field))).toEqual([]);
    expect(Properties.MethodSettings).toMatchObject([{ DataTraceEnabled: false }]);
  });
});

describe("the gateway's own answers", () => {
  const answers = stage.all<GatewayResponse>('AWS::ApiGateway::GatewayResponse').map(({ Properties }) => ({
    type: Properties.ResponseType,
    status: Properties.StatusCode,
    headers: Properties.ResponseParameters ?? {},
    body: JSON.parse(Properties.ResponseTemplates?.['application/json'] ?? 'null') as Record<string, unknown>,
  }));

  it.each([
    ['MISSING_AUTHENTICATION_TOKEN', '404', 'not-found'], // No such route.
    ['INVALID_SIGNATURE', '404', 'not-found'], // No such route, asked for with a token.
    ['DEFAULT_4XX', '404', 'not-found'],
    ['UNAUTHORIZED', '401', 'unauthenticated'],
    ['EXPIRED_TOKEN', '401', 'unauthenticated'],
    ['WAF_FILTERED', '403', 'request-blocked'],
    ['INVALID_API_KEY', '403', 'scope-missing'],
    ['BAD_REQUEST_BODY', '400', 'invalid-request'],
    ['BAD_REQUEST_PARAMETERS', '400', 'invalid-request'],
    ['QUOTA_EXCEEDED', '429', 'too-many-requests'],
    ['ACCESS_DENIED', '403', 'scope-missing'],
    ['REQUEST_TOO_LARGE', '413', 'body-too-large'],
    ['THROTTLED', '429', 'too-many-requests'],
    ['INTEGRATION_TIMEOUT', '503', 'temporarily-unavailable'],
    ['DEFAULT_5XX', '500', 'internal-error'],
  ])('%s is %s %s', (type, status, code) => {
    const answer = answers.find((each) => each.type === type);
    expect(answer?.status).toBe(status);
    expect(answer?.body).toMatchObject({ code, status: Number(status), type: `urn:mysoluno:problem:${code}` });
  });

  it('are problems, in both languages, that say which request it was', () => {
    for (const { body, headers } of answers) {
      const { detail } = problems[body.code as keyof typeof problems];
      expect(body.detail).toContain(detail.sv);
      expect(body.detail).toContain(detail.en);
      expect(body.requestId).toBe('$context.requestId');
      expect(headers['gatewayresponse.header.Content-Type']).toBe("'application/problem+json'");
      expect(headers['gatewayresponse.header.Cache-Control']).toBe("'no-store'"); // The edge would keep a 404.
    }
  });

  it('say when to come back, where coming back helps', () => {
    const temporary = answers.filter(({ body }) => body.status === 429 || body.status === 503);
    expect(temporary.map(({ type }) => type).toSorted()).toEqual([
      'INTEGRATION_TIMEOUT',
      'QUOTA_EXCEEDED',
      'THROTTLED',
    ]);
    for (const { headers } of temporary) expect(headers['gatewayresponse.header.Retry-After']).toMatch(/^'\d+'$/);
  });
});
