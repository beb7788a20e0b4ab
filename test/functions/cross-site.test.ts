/** Sessions are opened, renewed and ended by pages of the portal alone: no other site logs somebody in, or out. */
import { describe, expect, it } from 'vitest';
import { createSession } from '../../contract/session.ts';
import type { Operation } from '../../contract/operation.ts';
import { operations } from '../../contract/operations.ts';
import { openInProcessApi } from '../build/in-process-api.ts';

const api = openInProcessApi();

const all: readonly Operation[] = operations;
const ofCookie = all.filter(({ cookie }) => cookie).map((operation) => [operation.id, operation] as const);
const host = 'portal.example';
const own = 'https://portal.example';

const call = (operation: Operation, headers: Readonly<Record<string, string>>) =>
  api.call(operation, {
    ...(operation.body && { body: {} }),
    headers: { 'x-viewer-host': host, cookie: '__Host-session=x', ...headers },
  });

/** Named bad input: what a browser says of a page of another site. */
const foreign: readonly Readonly<Record<string, string>>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'cross-site', origin: own },
  { 'sec-fetch-site': 'same-site', origin: 'https://other.portal.example' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
  { origin: 'https://evil.example' },
  { origin: 'https://portal.example.evil.example' },
  { origin: 'https://portal.example:8443' },
  { origin: 'null' },
  { origin: '' },
  { origin: 'portal.example' },
];
const ours: readonly Readonly<Record<string, string>>[] = [
  {},
  { origin: own },
  { 'sec-fetch-site': 'same-origin', origin: own },
  { 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'none' },
  { 'x-viewer-host': 'localhost:4100', origin: 'http://localhost:4100' },
  { 'x-viewer-host': 'Portal.Example', origin: own },
];

describe.each(ofCookie)('%s', (_, operation) => {
  it('is refused to a page of another site', async () => {
    for (const headers of foreign) {
      const { status, body, headers: told } = await call(operation, headers);
      expect([status, body?.code], JSON.stringify(headers)).toEqual([403, 'cross-site-request']);
      expect(told['set-cookie']).toBeUndefined();
    }
  });

  it('is there for the portal, and for what is no browser', async () => {
    for (const headers of ours)
      expect((await call(operation, headers)).body?.code, JSON.stringify(headers)).not.toBe('cross-site-request');
  });
});

it('looks neither at the password nor at the counters of a login from another site', async () => {
  api.house.wire.mend();
  await call(createSession, { origin: 'https://evil.example' });
  expect(api.house.wire.calls).toEqual([]);
});

it('is about every operation that sets or reads the cookie', () => {
  expect(ofCookie.map(([id]) => id).toSorted()).toEqual([
    'answerChallenge',
    'createSession',
    'deleteSession',
    'refreshSession',
    'resetForgottenPassword',
  ]);
});
