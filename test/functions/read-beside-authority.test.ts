/** Reads run beside the authority: who may not know is told so, whatever the read came to; and what is foreign is not read at all. */
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { VerifiedToken } from '../../adapters/directory/access-token.ts';
import { getUser } from '../../contract/users.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { idFrom } from '../../domain/ids.ts';
import { service } from '../../functions/handle.ts';
import type { Implementation } from '../../functions/request.ts';
import { anEntry } from '../build/entry.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { aUser, userId } from '../build/user.ts';
import { createUser } from '../build/stored-user.ts';

const home = idFrom('org', '1'.padStart(26, '0'));
const other = idFrom('org', '2'.padStart(26, '0'));
const administrator = aUser({ id: userId(1), administrator: true });
const colleague = aUser({
  id: userId(2),
  username: 'bo',
  email: null,
  primaryNumber: null,
  secondaryNumber: null,
  administrator: false,
});

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
  for (const user of [administrator, colleague])
    await createUser(test.table, home, user, anEntry({ entityId: user.id }));
});
afterAll(() => test.stop());

const read = vi.fn<Implementation<unknown>['run']>();
beforeEach(() => void read.mockReset().mockResolvedValue({ id: 'what was read' }));

const bearing = (id: string): VerifiedToken => ({
  clientId: 'portal',
  username: `${home}.${id}`,
  scopes: ['portal'],
  authTime: Date.now() / 1000,
});
const machine: VerifiedToken = { clientId: 'nobody', username: null, scopes: ['users.read'], authTime: null };

async function call(token: VerifiedToken, headers: Record<string, string> = {}) {
  const authority = { table: test.table, portalClientId: 'portal', tokens: { verify: async () => token } };
  const event = {
    httpMethod: 'GET',
    resource: '/api/v1/users/{userId}',
    pathParameters: { userId: userId(9) },
    headers: { authorization: 'Bearer x', ...headers },
    multiValueQueryStringParameters: null,
    body: null,
    requestContext: { requestId: 'request' },
  } as unknown as APIGatewayProxyEvent;
  const handler = service({ authority }, [{ operation: getUser, run: read }]);
  const { statusCode, body } = await handler(event, {} as Context);
  return [statusCode, (JSON.parse(body) as { code?: string }).code];
}

it('an administrator gets what was read, or what was wrong with it', async () => {
  expect(await call(bearing(administrator.id))).toEqual([200, undefined]);
  expect(read.mock.calls[0]?.[0]).not.toHaveProperty('actor');
  read.mockRejectedValue(new DomainError('not-found'));
  expect(await call(bearing(administrator.id))).toEqual([404, 'not-found']);
});

it.each([
  ['the thing', () => read.mockResolvedValue({ id: 'secret' })],
  ['that there is none', () => read.mockRejectedValue(new DomainError('not-found'))],
  ['that it could not be read', () => read.mockRejectedValue(new Error('secret'))],
])('a colleague who is no administrator is not told %s', async (_, outcome) => {
  outcome();
  expect(await call(bearing(colleague.id))).toEqual([403, 'not-an-administrator']);
});

it('nothing of another organisation is read for who has nothing to do with it, nor for a machine that is not known', async () => {
  expect(await call(bearing(administrator.id), { 'X-Organization': other })).toEqual([404, 'not-found']);
  expect(await call(machine, { 'X-Organization': home })).toEqual([401, 'unauthenticated']);
  expect(read).not.toHaveBeenCalled();
});

it('a service that forgot the authority does not start', () => {
  expect(() => service({}, [{ operation: getUser, run: read }])).toThrow(/authority/);
});
