/** A body says that it is JSON, or is not read: a form of another site can send text, but not JSON. */
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../contract/operation.ts';
import { operations } from '../../contract/operations.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import type { HouseReply } from '../build/house.ts';

const api = openInProcessApi();

const all: readonly Operation[] = operations;
const withBody = all.filter(({ body }) => body).map((operation) => [operation.id, operation] as const);
const withoutBody = all
  .filter(({ body, method }) => !body && method !== 'GET')
  .map((operation) => [operation.id, operation] as const);

const send = (operation: Operation, contentType: string | undefined, body: object | undefined): Promise<HouseReply> =>
  api.call(operation, {
    ...(operation.access.kind === 'organization' && { as: api.world.administrator }),
    ...((operation.access.kind === 'operator' || operation.access.kind === 'machine') && { as: 'operator-console' }),
    path: {
      userId: `usr_${'0'.repeat(26)}`,
      answeringGroupId: `grp_${'0'.repeat(26)}`,
      ivrMenuId: `mnu_${'0'.repeat(26)}`,
      scheduleEventId: `evt_${'0'.repeat(26)}`,
      date: '2026-12-24',
      domain: 'ny.example',
    },
    body,
    headers: { 'content-type': contentType as string, 'x-organization': api.world.organizationId },
  });

const notJson = [
  undefined,
  '',
  'text/plain',
  'text/plain;charset=UTF-8',
  'text/plain; application/json',
  'text/plain, application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/json',
  'application/jsonp',
  'application/problem+json',
  // Its letters å ä ö would be read as others: JSON is UTF-8 (RFC 8259 §8.1).
  'application/json; charset=latin1',
  'application/json; charset="iso-8859-1"',
  'application/json; charset = latin1',
  'application/json;\tCharset\t=\t"latin1"',
  'application/json; charset=utf-8; charset =latin1',
  'application/json; charset*=latin1',
  'application/json; charset=latin1 utf-8',
];

describe.each(withBody)('%s', (_, operation) => {
  it('reads a body only when it is said to be JSON', async () => {
    for (const contentType of notJson) {
      const { status, body } = await send(operation, contentType, {});
      expect([status, body.code], contentType).toEqual([415, 'unsupported-media-type']);
    }
  });

  it.each([
    'application/json',
    'Application/JSON ; Charset="UTF-8"',
    'application/json;charset=utf8',
    'application/json; charset = utf-8',
  ])('reads %s', async (contentType) => {
    expect((await send(operation, contentType, { colour: 'red' })).status).not.toBe(415);
  });
});

describe.each(withoutBody)('%s', (_, operation) => {
  it('takes a body of nothing only as JSON, and asks no type of nothing', async () => {
    expect((await send(operation, 'text/plain', {})).body?.code).toBe('unsupported-media-type');
    expect((await send(operation, undefined, undefined)).status).not.toBe(415);
    expect((await send(operation, 'text/plain', undefined)).status).not.toBe(415);
  });
});
