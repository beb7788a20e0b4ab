import { beforeAll, describe, expect, it } from 'vitest';
import { System } from './system.ts';

let system: System;
let token: string;
let before: unknown;
beforeAll(async () => {
  system = await System.atSeed();
  token = await system.logIn();
  before = await everything();
});

const everything = async (): Promise<unknown> => [
  (await system.call('GET', '/users?limit=100', { token })).body,
  (await system.call('GET', '/activity?limit=100', { token })).body,
  await system.control('GET', '/sms'),
];
const create = (body: unknown, headers: Record<string, string> = {}) =>
  system.call('POST', '/users', {
    token,
    body: typeof body === 'object' ? { firstName: 'Nina', lastName: 'Nej', ...body } : body,
    headers,
  });

describe('a user that cannot be', () => {
  it.each([
    [
      { secondaryNumber: '0900-123 45 67' },
      'secondaryNumber',
      'premium-number',
      'Betal- och satellitnummer kan inte användas.',
    ],
    [{ secondaryNumber: '118 118' }, 'secondaryNumber', 'short-number', 'Numret är för kort för att vara någons eget.'],
    [{ secondaryNumber: '071-234 56 78' }, 'secondaryNumber', 'machine-number', undefined],
    [
      { primaryNumber: 'ring mig' },
      'primaryNumber',
      'not-a-phone-number',
      'Skriv ett telefonnummer, till exempel 070-174 06 05.',
    ],
    [{ email: 'nina' }, 'email', 'not-an-email', undefined],
    [{ username: 'Nina Nej' }, 'username', 'not-a-username', undefined],
    [{ username: '0701740605' }, 'username', 'not-a-username', undefined],
    [{ firstName: 'N'.repeat(129) }, 'firstName', 'too-long', 'Högst 128 tecken.'],
    [{ firstName: '👩'.repeat(129) }, 'firstName', 'too-long', 'Högst 128 tecken.'],
    [{ firstName: '   ' }, 'firstName', 'required', 'Fyll i fältet.'],
    [{ firstName: '\u200B\u2060\u00AD' }, 'firstName', 'required', 'Fyll i fältet.'],
    [{ firstName: 'Nina\u202E' }, 'firstName', 'invalid', undefined],
    [{ firstName: undefined }, 'firstName', 'required', undefined],
    [{ administrator: 'yes' }, 'administrator', 'wrong-type', undefined],
    [{ userType: 'superuser' }, 'userType', 'invalid-choice', undefined],
    [{ organizationId: 'org_1' }, 'organizationId', 'unknown-field', 'Fältet finns inte.'],
    [{ aliases: ['08-465 004 70', '08-46500470'] }, 'aliases[1]', 'doubled', undefined],
    [{ aliases: ['08-465 004 70', 'x'] }, 'aliases[1]', 'not-a-phone-number', undefined],
    [{ aliases: Array.from({ length: 6 }, (_, count) => `08-465 004 7${count}`) }, 'aliases', 'too-many', 'Högst 5.'],
    [{ activatesOn: '2027-02-29' }, 'activatesOn', 'not-a-date', undefined],
    [{ activatesOn: '0026-11-24' }, 'activatesOn', 'not-a-date', undefined],
    [{ firstName: 'Nina\uD800' }, 'firstName', 'invalid', undefined],
    [{ activatesOn: '2027-02-02', expiresOn: '2027-02-01' }, 'expiresOn', 'before-activation', undefined],
    [{ invoiceAddressId: 'inv_1' }, 'invoiceAddressId', 'unknown-reference', undefined],
  ])('%j is refused at its field', async (body, field, code, message) => {
    const reply = await create(body);
    expect([reply.status, reply.body.code]).toEqual([400, 'invalid-request']);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(reply.body.errors).toEqual([{ field, code, message: message ?? expect.any(String) }]);
  });

  it('is told in English to whom reads English', async () => {
    const { body } = await create({ firstName: '' }, { 'accept-language': 'en-GB,en;q=0.9,sv;q=0.5' });
    expect([body.title, body.errors[0].message]).toEqual(['Something needs correcting', 'Fill in this field.']);
  });

  it('is told all that is wrong at once', async () => {
    const { body } = await create({ firstName: '', email: 'x', administrator: 1 });
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(['firstName', 'email', 'administrator']);
  });
});

describe('a request that cannot be read', () => {
  it.each([
    ['{"firstName":', 400, 'malformed-json'],
    ['', 400, 'malformed-json'],
    ['[]', 400, 'invalid-request'],
    ['"Anna"', 400, 'invalid-request'],
    ['null', 400, 'invalid-request'],
  ])('%j is refused', async (body, status, code) => {
    const reply = await create(body);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  it.each([
    ['64 KB and a byte', 64 * 1024 + 1],
    ['10 MB', 10 * 1024 * 1024 + 1],
  ])('of %s is too large', async (_, size) => {
    const padding = size - JSON.stringify({ firstName: '' }).length;
    const reply = await system.call('POST', '/users', {
      token,
      body: JSON.stringify({ firstName: 'N'.repeat(padding) }),
    });
    expect([reply.status, reply.body.code]).toEqual([413, 'body-too-large']);
  });

  it('says something where nothing is asked', async () => {
    const { id } = (await system.call('GET', '/me', { token })).body.user;
    const say = (body: unknown) => system.call('POST', `/users/${id}/config-sms`, { token, body });
    expect((await say({ force: true })).body.errors).toMatchObject([{ field: 'force', code: 'unknown-field' }]);
    expect((await say('{')).body.code).toBe('malformed-json');
  });

  it('has an Idempotency-Key of 65 characters', async () => {
    expect((await create({}, { 'idempotency-key': 'k'.repeat(65) })).body.code).toBe('idempotency-key-invalid');
  });

  it('is to an address that does not exist', async () => {
    for (const [method, path] of [
      ['GET', '/nothing'],
      ['PUT', '/users'],
      ['GET', '/users/usr_1/nothing'],
    ] as const) {
      const reply = await system.call(method, path, { token });
      expect([reply.status, reply.body.code], path).toEqual([404, 'not-found']);
    }
  });
});

describe('a login that can be nobody’s', () => {
  it.each([
    ['a username that grows when it is normalised', { username: '\uFDFA'.repeat(254) }],
    ['an organisation that grows', { organization: '\u0958'.repeat(253) }],
    ['half a character', { username: '\uD800' }],
  ])('is refused like any other: %s', async (_, different) => {
    const { domain, administrators } = system.organization();
    const reply = await system.call('POST', '/session', {
      body: { organization: domain, ...administrators[0], ...different },
    });
    expect([reply.status, reply.body.code]).toEqual([401, 'invalid-credentials']);
  });

  it('is not searched for either', async () => {
    for (const q of ['\uFDFA'.repeat(100), '가'.repeat(100), 'A'.repeat(100)]) {
      const reply = await system.call('GET', `/users?q=${encodeURIComponent(q)}`, { token });
      expect([reply.status, reply.body.items]).toEqual([200, []]);
    }
  });
});

describe('a page that cannot be', () => {
  it.each(['abc', '0', '101', '-1', '1e2', '2.5', ''])('limit=%s is refused', async (limit) => {
    const reply = await system.call('GET', `/users?limit=${limit}`, { token });
    expect([reply.status, reply.body.errors[0]?.field]).toEqual([400, 'limit']);
  });

  it.each([
    'limit=5&limit=6',
    'colour=red',
    'administrator=yes',
    'status=asleep',
    'toString=1',
    '__proto__=1',
    'constructor=1',
  ])('%s is refused', async (query) => {
    expect((await system.call('GET', `/users?${query}`, { token })).body.code).toBe('invalid-request');
  });

  it('has a cursor of another list, another question, another organisation, or of nobody', async () => {
    const cursor = (await system.call('GET', '/users?limit=2', { token })).body.nextCursor;
    const other = await system.logIn(1);
    const forged = Buffer.from(JSON.stringify('N#')).toString('base64url');
    const refused = [
      ['/activity?limit=2', token, cursor],
      ['/users?limit=2&administrator=true', token, cursor],
      ['/users?limit=2&q=a', token, cursor],
      ['/users?limit=2', other, cursor],
      ['/users?limit=2', token, `${cursor}x`],
      ['/users?limit=2', token, cursor.replace(/^./, (first: string) => (first === 'A' ? 'B' : 'A'))],
      ['/users?limit=2', token, `AAAAAAAAAAAA${forged}`],
      ['/users?limit=2', token, forged],
      ['/users?limit=2', token, 'nonsense'],
    ] as const;
    for (const [path, who, wrong] of refused) {
      const reply = await system.call('GET', `${path}&cursor=${encodeURIComponent(wrong)}`, { token: who });
      expect([reply.status, reply.body.code], `${path} ${wrong}`).toEqual([400, 'invalid-cursor']);
    }
    expect((await system.call('GET', `/users?limit=2&cursor=${encodeURIComponent(cursor)}`, { token })).status).toBe(
      200,
    );
  });
});

describe('an organisation that cannot be', () => {
  const good = {
    name: 'Ny AB',
    organizationNumber: '556677-8899',
    timeZone: 'Europe/Stockholm',
    firstAdministrator: { firstName: 'Ny', lastName: 'Nyss', email: 'ny@ny.example', mobile: '070-174 06 99' },
  };
  const put = async (domain: string, body: object) =>
    system.call('PUT', `/organizations/${domain}`, { token: await system.machineToken('operator-console'), body });

  it.each([
    [
      { ...good, firstAdministrator: { ...good.firstAdministrator, mobile: '08-465 004 10' } },
      'firstAdministrator.mobile',
      'not-a-swedish-mobile',
    ],
    [
      { ...good, firstAdministrator: { ...good.firstAdministrator, mobile: '+45 20 12 34 56' } },
      'firstAdministrator.mobile',
      'not-a-swedish-mobile',
    ],
    [{ ...good, organizationNumber: '556677-8898' }, 'organizationNumber', 'not-an-organization-number'],
    [{ ...good, organizationNumber: '111677-8899' }, 'organizationNumber', 'not-an-organization-number'],
    [{ ...good, timeZone: 'Europe/Atlantis' }, 'timeZone', 'not-a-time-zone'],
    [{ ...good, timeZone: '+01:00' }, 'timeZone', 'not-a-time-zone'],
  ])('is refused at its field', async (body, field, code) => {
    const reply = await put('ny.example', body);
    expect([reply.status, reply.body.errors]).toMatchObject([400, [{ field, code }]]);
  });

  it('has a domain that is none', async () => {
    expect((await put('ny', good)).body.errors).toMatchObject([{ field: 'domain', code: 'not-a-domain' }]);
  });
});

it('stored nothing and sent nothing in all of this', async () => {
  expect(await everything()).toEqual(before);
});
