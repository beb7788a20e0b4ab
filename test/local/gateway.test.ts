import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import { openPool, type Pool } from '../../local/cognito/pool.ts';
import { issuerOf } from '../../local/cognito/tokens.ts';
import { authorizerOf, type Authorizer } from '../../local/gateway/authorizer.ts';
import { gatewayOf, type Gateway } from '../../local/gateway/gateway.ts';
import type { LocalFunction } from '../../local/lambda/local-function.ts';
import { DataFiles } from '../../local/store/data-files.ts';
import type { Api } from '../../local/gateway/api.ts';
import { functionOf, scratchFolder } from './scratch.ts';

const folder = scratchFolder();
const clock = new Clock();
const definition = { id: 'eu-north-1_testtest1', minimumPasswordLength: 12, temporaryPasswordDays: 7, clients: [] };
let pool: Pool;
let stranger: Pool;
let authorize: Authorizer;
beforeAll(async () => {
  pool = await openPool(definition, new DataFiles(join(folder, 'pool')));
  stranger = await openPool(definition, new DataFiles(join(folder, 'stranger')));
  authorize = authorizerOf(pool, clock);
});
const functions: LocalFunction[] = [];
afterAll(async () => {
  await Promise.all(functions.map((each) => each.stop()));
});

const token = async (claims: object, signer = pool): Promise<string> => {
  const seconds = Math.floor(clock.now() / 1000);
  return new SignJWT({
    token_use: 'access',
    scope: 'mysoluno/portal',
    iss: issuerOf(definition.id),
    exp: seconds + 600,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(await importJWK(signer.signingKey.privateKey, 'RS256'));
};

describe('the authorizer', () => {
  it('lets an access token pass that has one of the scopes', async () => {
    expect(authorize(`Bearer ${await token({ sub: 'a' })}`, ['mysoluno/users.read', 'mysoluno/portal'])).toMatchObject({
      sub: 'a',
      scope: 'mysoluno/portal',
    });
  });

  it.each([
    ['an id token', () => token({ token_use: 'id' })],
    ['a token without a scope of the method', () => token({ scope: 'aws.cognito.signin.user.admin' })],
    ['a token of another pool', () => token({ iss: issuerOf('eu-north-1_other') })],
    ['a token that has run out', () => token({ exp: Math.floor(clock.now() / 1000) - 1 })],
    ['a token signed by somebody else', () => token({}, stranger)],
    ['an unsigned token', async () => `${btoa('{"alg":"none"}')}.${btoa('{}')}.`],
    ['anything else', async () => 'bullar'],
  ])('refuses %s', async (_, made) => {
    expect(authorize(`Bearer ${await made()}`, ['mysoluno/portal'])).toBeNull();
  });

  it('refuses a caller without a token', async () => {
    expect(authorize(null, ['mysoluno/portal'])).toBeNull();
  });
});

describe('the gateway', () => {
  const route = (resource: string, method: string, functionArn: string, scopes: readonly string[] | null = null) => ({
    resourceId: 'r',
    resource,
    method,
    functionArn,
    scopes,
  });
  const gateway = (code: string, name: string) => {
    const target = functionOf(folder, name, code, { timeoutSeconds: name === 'takes-too-long' ? 1 : 10 });
    functions.push(target);
    const { arn } = target.definition;
    const api: Api = {
      id: 'api',
      stage: 'live',
      isBinary: false,
      routes: [
        route('/v1/users/{userId}', 'GET', arn),
        route('/v1/users/me', 'GET', arn),
        route('/v1/users', 'POST', arn),
        route('/v1/closed', 'GET', arn, ['mysoluno/portal']),
      ],
      responses: {
        DEFAULT_5XX: {
          status: 500,
          headers: { 'content-type': 'application/problem+json' },
          template: '{"requestId":"$context.requestId"}',
        },
      },
    };
    return gatewayOf(api, (called) => (called === arn ? target : undefined), authorize, clock);
  };
  const pass = async (asked: Gateway, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, headers, body } = await asked.answer(request);
    response.statusCode = status;
    response.setHeaders(headers).end(body);
  };
  /** Over HTTP, as it is asked. */
  const ask = async (asked: Gateway, path: string, init?: RequestInit): Promise<Response> => {
    const server = createServer((request, response) => void pass(asked, request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      return await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init);
    } finally {
      server.close();
    }
  };
  const echo =
    'export const handler = (event) => ({ statusCode: 200, headers: { "content-type": "application/json" }, multiValueHeaders: { "set-cookie": ["a=1", "b=2"] }, body: JSON.stringify(event) });';

  it('hands over a request as REST APIs do, with the address that the edge saw', async () => {
    const response = await ask(gateway(echo, 'echo'), '/v1/users/usr%20%C3%A5?q=1&q=2', {
      headers: { 'X-Viewer-Address': '203.0.113.1', 'Accept-Language': 'sv' },
    });
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.json()).toMatchObject({
      resource: '/v1/users/{userId}',
      httpMethod: 'GET',
      headers: { 'Accept-Language': 'sv', 'x-viewer-address': '127.0.0.1' },
      multiValueHeaders: { 'x-viewer-address': ['127.0.0.1'] },
      queryStringParameters: { q: '2' },
      multiValueQueryStringParameters: { q: ['1', '2'] },
      pathParameters: { userId: 'usr å' },
      requestContext: {
        requestId: response.headers.get('x-amzn-requestid'),
        identity: { sourceIp: '127.0.0.1' },
        stage: 'live',
        authorizer: null,
      },
      body: null,
      isBase64Encoded: false,
    });
  });

  it('prefers a literal path to a parameter, and keeps the words of a body', async () => {
    const same = gateway(echo, 'same');
    expect(await (await ask(same, '/v1/users/me')).json()).toMatchObject({
      resource: '/v1/users/me',
      pathParameters: null,
    });
    const posted = await ask(same, '/v1/users', { method: 'POST', body: 'Åke räksmörgås' });
    expect(await posted.json()).toMatchObject({ body: 'Åke räksmörgås' });
  });

  it.each([
    ['throws', 'export const handler = () => { throw new Error("secret"); };'],
    ['crashes', 'export const handler = () => process.exit(1);'],
    ['takes too long', 'export const handler = () => { for (;;); };'],
    ['answers with nothing', 'export const handler = () => null;'],
    ['answers with no status', 'export const handler = () => ({ body: "secret" });'],
  ])('tells nothing of a function that %s', async (name, code) => {
    const response = await ask(gateway(code, name.replaceAll(' ', '-')), '/v1/users/me');
    expect([response.status, await response.json()]).toEqual([
      500,
      { requestId: response.headers.get('x-amzn-requestid') },
    ]);
  });
});
