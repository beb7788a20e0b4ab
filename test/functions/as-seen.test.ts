/** What people type and paste is stored, found and let in as it is seen, whatever characters it is made of. */
import { beforeAll, describe, expect, it } from 'vitest';
import { listActivity } from '../../contract/activity.ts';
import {
  createAnsweringGroup,
  listAnsweringGroups,
  setAnsweringGroupOverride,
} from '../../contract/answering-groups.ts';
import { updateOrganization } from '../../contract/organization.ts';
import { answerChallenge, createSession } from '../../contract/session.ts';
import { createScheduleEvent } from '../../contract/schedule-events.ts';
import { createUser, listUsers, updateUser } from '../../contract/users.ts';
import { putOrganization } from '../../contract/onboarding.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import type { House, HouseReply } from '../build/house.ts';
import { spellings } from '../build/spellings.ts';
import { onboarding } from '../build/world.ts';

const api = openInProcessApi();

const password = 'Kanelbullar på plåt';
const domain = 'bageriet.example';

let user: HouseReply['body'];
beforeAll(async () => {
  const created = await as(createUser, {
    firstName: '\u2067Ann\u200B\u2043Mari\u2069',
    lastName: ' Bergstro\u0308m\u00AD',
    username: 'ann\u2011mari.ek\u200E',
    email: 'mailto:Ek&O\u2019Hara@xn--rksmrgs-5wao1o.example',
    department: 'Lobby\u200B 👩‍💻',
    secondaryNumber: '\u202A(+46)\u00A0070\u2212174 06 05\u202C,',
    administrator: true,
  });
  user = created.body;
});

const as = (operation: Parameters<House['call']>[0], body?: unknown, query?: Record<string, string>) =>
  api.call(operation, {
    as: api.world.administrator,
    ...(body !== undefined && { body }),
    ...(query && { query }),
  });
const logIn = (username: string, tried: string, organization = domain) =>
  api.call(createSession, { body: { organization, username, password: tried } });
const found = async (q: string): Promise<string[]> =>
  (await as(listUsers, undefined, { q })).body.items.map(({ id }: { id: string }) => id);

describe('a user', () => {
  it('is stored as it is seen', () => {
    expect(user).toMatchObject({
      firstName: 'Ann\u2043Mari',
      lastName: 'Bergström',
      department: 'Lobby 👩‍💻',
      username: 'ann-mari.ek',
      email: "ek&o'hara@räksmörgås.example",
      secondaryNumber: '+46701740605',
    });
  });

  it.each([
    'Bergström, Ann-Mari',
    'ann-mari berg',
    'Ann\u2011Mari\tBergstro\u0308m',
    '\u202Abergström\u202C',
    'EK&O’HARA@RÄK',
    "ek&o'hara@xn--rksmrgs-5wao1o.example",
    '+46 070 174 06 05',
    '0046 070 174 06 05',
    'tel:070-174 06 05',
    '(+46) 70 174 06 05',
  ])('is found by %j', async (q) => expect(await found(q)).toEqual([user.id]));

  it('is not changed by a name that differs in what nobody sees', async () => {
    const path = { userId: user.id };
    const { body } = await api.call(updateUser, {
      as: api.world.administrator,
      path,
      body: { firstName: 'Ann\u2043\u200BMari', email: "ek&o'hara@räksmörgås.example\u200E" },
    });
    expect(body.version).toBe(user.version);
  });

  it('cannot take a login that looks like another’s', async () => {
    const reply = await as(createUser, { firstName: 'Eva', lastName: 'Ek', username: 'ann\u2043mari.ek\u2060' });
    expect([reply.status, reply.body.errors]).toMatchObject([409, [{ field: 'username', code: 'login-taken' }]]);
  });

  it('has a number that can be read in one way only', async () => {
    const reply = await as(createUser, { firstName: 'Eva', lastName: 'Ek', primaryNumber: '46 8 12 34 56' });
    expect([reply.status, reply.body.errors]).toEqual([
      400,
      [
        {
          field: 'primaryNumber',
          code: 'ambiguous-number',
          message: 'Numret kan vara 08-12 34 56 eller 046-812 34 56. Börja med 0 eller +46.',
        },
      ],
    ]);
  });
});

it('a group and an invoice address are stored as they are seen', async () => {
  const group = await as(createAnsweringGroup, { name: 'Väx\u200Beln\u2066', number: '08\u2043465 004 11,' });
  expect(group.body).toMatchObject({ name: 'Växeln', number: '+46846500411' });
  const listed = await as(listAnsweringGroups, undefined, { q: '\u200Eväx\u00ADel\t' });
  expect(listed.body.items).toHaveLength(1);
  const address = {
    name: 'Ek\u200B',
    street: 'Storgatan\u00A01',
    postalCode: '123\u200B 45',
    city: '\u2068Åhus\u2069',
  };
  const { body } = await as(updateOrganization, { invoiceAddresses: [address] });
  expect(body.invoiceAddresses).toMatchObject([
    { name: 'Ek', street: 'Storgatan 1', postalCode: '123 45', city: 'Åhus' },
  ]);
});

it('a country, a date and a time are read as they are seen', async () => {
  const countries = await as(updateOrganization, { allowedCountries: ['\u200Bse\u00AD', '\u202Ano\u202C', 'ＤＫ'] });
  expect(countries.body.allowedCountries).toEqual(['SE', 'NO', 'DK']);
  const group = await as(createAnsweringGroup, {
    name: 'Order',
    openingHours: { mon: [{ from: '\u200E08:00', to: '17:00\u00A0' }] },
  });
  expect(group.body.openingHours).toEqual({ mon: [{ from: '08:00', to: '17:00' }] });
  const event = await as(createScheduleEvent, {
    title: 'Stängt',
    targets: 'all-answering-groups',
    start: '\u20662035\u201112\u201124T00:00\u2069',
    end: '2035-12-24T12:00\u200B ',
    recurrence: 'weekly',
    until: '２０３６-01-01\u00AD',
    timeZone: '\u200BEurope/Stockholm',
  });
  expect(event.body).toMatchObject({
    start: '2035-12-24T00:00',
    end: '2035-12-24T12:00',
    until: '2036-01-01',
    timeZone: 'Europe/Stockholm',
  });
});

it('the moments of a question are read as they are seen', async () => {
  const asked = await as(listActivity, undefined, {
    from: '\u200E2026\u201101\u201101',
    to: '2026-12-31T00:00:00Z\u200B ',
  });
  expect([asked.status, asked.body.errors]).toEqual([200, undefined]);
  const group = (await as(createAnsweringGroup, { name: 'Lunch' })).body.id;
  const path = { answeringGroupId: group };
  const until = '\u20662035-12-24T12:00:00Z\u2069';
  const override = { as: api.world.administrator, path, body: { state: 'closed', until } };
  expect((await api.call(setAnsweringGroupOverride, override)).status).toBe(200);
});

describe('a one-time password', () => {
  const challengeSession = async (): Promise<string> =>
    (await logIn(user.username, user.initialPassword)).body.challengeSession;
  const choose = async (newPassword: string) =>
    api.call(answerChallenge, { body: { challengeSession: await challengeSession(), newPassword } });

  it.each([' ', '\t', '\u00A0', '\u200B', '\r\n'])('copied with %j at either end logs in', async (blank) => {
    for (const copied of [`${blank}${user.initialPassword}`, `${user.initialPassword}${blank}`])
      expect((await logIn(user.username, copied)).body.challenge).toBe('new-password');
  });

  it.each([
    ['itself', () => user.initialPassword, 'one-time-password'],
    ['itself in capitals, with a blank', () => ` ${user.initialPassword.toUpperCase()}`, 'one-time-password'],
    ['blanks', () => ' '.repeat(14), 'required'],
    ['one with a blank before it', () => ` ${password}`, 'blank-at-end'],
    ['one with a blank after it', () => `${password}\u2003`, 'blank-at-end'],
    ['eleven characters, of which one is written as two', () => 'på plåt, ja'.normalize('NFD'), 'password-too-weak'],
  ])('is not replaced by %s', async (_, chosen, code) => {
    const { status, body } = await choose(chosen());
    expect([status, body.errors]).toEqual([400, [{ field: 'newPassword', code, message: expect.any(String) }]]);
  });

  it('is replaced by one that logs in from every keyboard', async () => {
    expect((await choose(password.normalize('NFD'))).status).toBe(200);
    for (const typed of [password, password.normalize('NFD'), `${password} `, password.replace(' ', '\u00A0')])
      expect((await logIn(user.username, typed)).status, JSON.stringify(typed)).toBe(200);
    expect((await logIn(user.username, password.toLowerCase())).status).toBe(401);
    expect((await logIn(user.username, '   ')).body.errors).toMatchObject([{ field: 'password', code: 'required' }]);
  });
});

describe('a login', () => {
  it.each(Object.entries(spellings))('%s opens a session in 40 spellings', async (_, typed) => {
    const refused: string[] = [];
    for (const username of typed) if ((await logIn(username, password)).status !== 200) refused.push(username);
    expect(refused).toEqual([]);
  });

  it.each([
    'BAGERIET.example ',
    'bage\u200Briet.example\u200E',
    'bageriet.example.',
    'ｂａｇｅｒｉｅｔ.example',
    '\tbageriet.example',
  ])('to %j is one to the bakery', async (organization) =>
    expect((await logIn(user.username, password, organization)).status).toBe(200),
  );
});

it('an organisation is one in both spellings of its domain, and shown as people write it', async () => {
  const onboard = (name: string) => api.call(putOrganization, { ...onboarding, path: { domain: name } });
  const first = await onboard('xn--rksmrgs-5wao1o.example');
  const again = await onboard('RÄKSMÖRGÅS.example'.normalize('NFD'));
  expect([first.status, again.status, again.body.organization.id]).toEqual([201, 200, first.body.organization.id]);
  expect(first.body.organization.domain).toBe('räksmörgås.example');
  for (const typed of ['räksmörgås.example', 'XN--RKSMRGS-5WAO1O.example'])
    expect((await logIn('ada.aberg', first.body.initialPassword, typed)).body.challenge).toBe('new-password');
});
