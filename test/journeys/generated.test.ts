/** Whatever is sent to an operation, it answers as the contract says: a reply of its schema or a problem of its list, never a 5xx. */
import fc from 'fast-check';
import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../contract/operations.ts';
import type { Operation } from '../../contract/operation.ts';
import { commonProblems, problems, problemType } from '../../contract/problems.ts';
import { fieldCodes, problemCodes } from '../../domain/domain-error.ts';
import { isLong } from '../build/long.ts';
import { perhapsBroken, strictly, valuesOf } from '../build/generate.ts';
import { menuId } from '../build/schedule-target.ts';
import { userId } from '../build/user.ts';
import { System, type Reply } from './system.ts';
import { createDocument, createMessage } from './uploads.ts';

let system: System;
let token: string;
let machine: string;
let warehouse: string;
/** By path parameter: colleagues, groups, menus, events and files that nobody misses; days on which these occur, or do not. */
const ids: Record<string, readonly string[]> = {};
beforeAll(async () => {
  system = await System.atSeed();
  token = await system.logIn();
  machine = await system.machineToken('operator-console');
  warehouse = await system.machineToken('warehouse');
  const four = (make: () => Promise<{ id: string }>) => Promise.all([1, 2, 3, 4].map(async () => (await make()).id));
  const made = async (path: string, body: object = { name: 'Ingens' }) =>
    (await system.call('POST', path, { token, body })).body;
  const closed = { title: 'Ingens', targets: 'all-ivr-menus', start: '2026-12-24T00:00', end: '2026-12-25T00:00' };
  ids.userId = await four(() => system.createUser(token));
  ids.answeringGroupId = await four(() => made('/answering-groups'));
  ids.ivrMenuId = await four(() => made('/ivr-menus'));
  ids.scheduleEventId = await four(() => made('/schedule-events', closed));
  ids.voiceMessageId = await four(() => createMessage(system, { token }));
  ids.documentId = await four(() => createDocument(system, { token }, 100));
  ids.date = ['2026-12-24', '2026-12-25', '2027-02-29', '9999-12-31'];
});

const problem = z.strictObject({
  type: z.string(),
  title: z.string().min(1),
  status: z.int(),
  code: z.enum(problemCodes),
  detail: z.string().min(1),
  requestId: z.string().min(1),
  errors: z.array(z.strictObject({ field: z.string(), code: z.enum(fieldCodes), message: z.string().min(1) })),
  uses: z.array(z.strictObject({ id: z.string().min(1), name: z.string().min(1) })).optional(),
});

const rarely = (...values: string[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...values) });

const requestOf = (operation: Operation) =>
  fc.record({
    // The place in `ids`, or an id that nobody has, or none at all.
    thing: fc.oneof(
      { weight: 6, arbitrary: fc.nat({ max: 3 }) },
      { weight: 1, arbitrary: fc.constantFrom(userId(7), menuId(7), 'usr_1', '%00', '..', 'å') },
    ),
    domain: fc.constantFrom('bageriet.example', 'ny.example', 'A.EXAMPLE', 'x', '%E5'),
    query: operation.query ? perhapsBroken(valuesOf(operation.query)) : fc.constant({}),
    body: operation.body ? perhapsBroken(valuesOf(operation.body)) : fc.constant(undefined),
    isText: fc.constantFrom(...Array<boolean>(9).fill(false), true),
    headers: fc.record({
      'if-match': rarely('1', '"1"', 'W/"2"', '*', '', 'x', '99999999999999999999'),
      'idempotency-key': rarely('a', 'b', 'x'.repeat(64), 'x'.repeat(65), 'å', ' '),
      'accept-language': rarely('sv', 'en', 'en;q=0.1,sv', '*', ';;;', 'tlh'),
      'x-organization': rarely('', 'org_1', 'org_00000000000000000000000000'),
      cookie: rarely('__Host-session=', '__Host-session=x', '=;=', 'a=b'),
    }),
  });
type Generated = ReturnType<typeof requestOf> extends fc.Arbitrary<infer Request> ? Request : never;

/** A value as a query carries it. Not by `String`: an object with a `toString` of its own has no text, and an array may have one. */
const queryText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function send(operation: Operation, { thing, domain, query, body, isText, headers }: Generated): Promise<Reply> {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'domain' ? encodeURI(domain) : typeof thing === 'number' ? (ids[name]?.[thing] ?? '') : encodeURI(thing),
  );
  const asked = typeof query === 'object' && query !== null ? query : { query };
  const search = new URLSearchParams(
    Object.entries(asked).map(([name, value]): [string, string] => [name, queryText(value)]),
  );
  const bearer = { public: undefined, operator: machine, machine: warehouse, organization: token }[
    operation.access.kind
  ];
  return system.call(operation.method, `${path}?${search.toString()}`, {
    token: bearer,
    ...(operation.body && { body: isText ? JSON.stringify(body ?? null).slice(0, -1) : (body ?? null) }),
    headers: {
      ...(operation.access.kind === 'machine' && { 'x-organization': system.organization().id }),
      ...Object.fromEntries(
        Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, encodeURI(value)]])),
      ),
    },
  });
}

/** Which problems an operation may answer with. */
const problemsOf = (operation: Operation): ReadonlySet<string> =>
  new Set([...Object.values(commonProblems).flat(), ...operation.problems]);

function expectToBeAsPromised(operation: Operation, { status, headers, body }: Reply): void {
  if (status < 300) {
    expect([operation.success, operation.unchanged]).toContain(status);
    if (!operation.reply) expect(body).toBe('');
    else expect(strictly(operation.reply).safeParse(body).error?.issues ?? []).toEqual([]);
    return;
  }
  expect(status).toBeLessThan(500);
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const told = problem.parse(body);
  expect(problemsOf(operation)).toContain(told.code);
  expect([told.status, told.type]).toEqual([status, problemType(told.code)]);
  expect(problems[told.code].status).toBe(status);
}

// Those that say what the API is take nothing in.
const asked = operations.filter(({ service }) => service !== 'reference');

describe('whatever is sent', () => {
  it.each(asked.map((operation) => [operation.id, operation] as const))(
    '%s answers as the contract says',
    async (_, operation) => {
      await fc.assert(
        fc.asyncProperty(requestOf(operation), async (generated) => {
          const reply = await send(operation, generated);
          expectToBeAsPromised(operation, reply);
        }),
        { numRuns: isLong ? 1000 : 40 },
      );
    },
  );
});
