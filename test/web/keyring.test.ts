/** What a form sends twice is one effect. */
import { expect, test } from 'vitest';
import { createKeyring } from '../../web/api/keyring.ts';
import { ApiProblem } from '../../web/api/api-problem.ts';

const problem = (status: number): ApiProblem =>
  new ApiProblem({
    status,
    code: status === 0 ? 'no-answer' : 'invalid-request',
    title: '',
    detail: '',
    requestId: null,
    errors: [],
    retryAfterSeconds: null,
  });

/** The keys that a keyring gave for these bodies, each attempt ending as told. */
async function keysOf(attempts: readonly { readonly body: unknown; readonly end?: ApiProblem }[]): Promise<string[]> {
  const keyring = createKeyring();
  const keys: string[] = [];
  for (const { body, end } of attempts) {
    const post = (key: string) => {
      keys.push(key);
      return end ? Promise.reject(end) : Promise.resolve();
    };
    await keyring.with(body, post).catch(() => undefined);
  }
  return keys;
}

test('a try again after no answer bears the same key', async () => {
  const [first, second] = await keysOf([{ body: { name: 'Åsa' }, end: problem(0) }, { body: { name: 'Åsa' } }]);
  expect(second).toBe(first);
});

test('a try again after a failure of the service bears the same key', async () => {
  const [first, second] = await keysOf([{ body: { name: 'Åsa' }, end: problem(503) }, { body: { name: 'Åsa' } }]);
  expect(second).toBe(first);
});

test('what was corrected after a refusal bears a new key', async () => {
  const [first, second] = await keysOf([{ body: { name: '' }, end: problem(400) }, { body: { name: 'Åsa' } }]);
  expect(second).not.toBe(first);
});

test('the same wish once more, after it was granted, bears a new key', async () => {
  const [first, second] = await keysOf([{ body: 'usr_1' }, { body: 'usr_1' }]);
  expect(second).not.toBe(first);
});

test('a double click is one request, and both clicks get its answer', async () => {
  const keyring = createKeyring();
  let requests = 0;
  const post = async () => {
    requests += 1;
    await Promise.resolve();
    return { initialPassword: 'shown once' };
  };
  const answers = await Promise.all([keyring.with({}, post), keyring.with({}, post)]);
  expect([requests, ...answers]).toEqual([1, { initialPassword: 'shown once' }, { initialPassword: 'shown once' }]);
});
