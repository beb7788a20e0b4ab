/** Whether a number can move here, and when, over the API. */
import { describe, expect, it } from 'vitest';
import { createAnsweringGroup } from '../../contract/answering-groups.ts';
import { createIvrMenu } from '../../contract/ivr-menus.ts';
import { checkPort, listPortWindows } from '../../contract/port-check.ts';
import { portFix } from '../../contract/port-messages.ts';
import { idFrom, type OrganizationId } from '../../domain/ids.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { storeNumbers } from '../build/stored-number.ts';
import { colleague, settleConfectioner } from '../build/world.ts';

// A Friday, at noon in Stockholm.
const api = openInProcessApi({ now: Date.parse('2026-12-18T11:00:00Z') });

const check = async (body: object, headers = {}) => {
  const reply = await api.call(checkPort, { as: api.world.administrator, body, headers });
  expect(reply.status).toBe(200);
  return reply.body;
};
const codes = ({ problems }: { problems: { field: string; code: string }[] }) =>
  problems.map(({ field, code }) => `${field}: ${code}`);

describe('a check', () => {
  it('of a number that can move says when at the earliest, and whether somebody must consent', async () => {
    const own = { kind: 'organization', identityNumber: '556677-8899', name: 'Bageriet AB' };
    expect(await check({ number: '070-174 06 95', currentOwner: own, requestedStart: '2026-12-29T10:00' })).toEqual({
      portable: true,
      problems: [],
      numberKind: 'mobile',
      earliestStart: '2026-12-29T08:00',
      timeZone: 'Europe/Stockholm',
      needsConsent: false,
    });
    const other = { kind: 'person', identityNumber: '850709-9805', name: 'Anna' };
    expect(await check({ number: '08-123 456 78', currentOwner: other })).toMatchObject({
      portable: true,
      numberKind: 'geographic',
      earliestStart: '2027-01-08T08:00',
      needsConsent: true,
    });
    expect(await check({ number: '08-123 456 78' })).toMatchObject({ portable: true, needsConsent: null });
  });

  it('says what is wrong and what to do, in the language of the request', async () => {
    const body = { number: '1177', requestedStart: '2026-12-26T10:00' };
    expect((await check(body)).problems).toEqual([
      {
        field: 'number',
        code: 'short-number',
        message: 'Numret är för kort för att vara någons eget.',
        fix: 'Nummer som 112, 1177 och 118 118 går inte att flytta. Skriv ditt eget nummer med riktnummer.',
      },
      {
        field: 'requestedStart',
        code: 'too-soon',
        message: 'Numret kan flyttas tidigast 2026-12-29 08:00.',
        fix: 'Välj den tiden eller en senare.',
      },
    ]);
    expect((await check(body, { 'accept-language': 'en' })).problems[1].message).toBe(
      'The number can move on 2026-12-29 08:00 at the earliest.',
    );
    expect(codes(await check({ number: '070-174 06 95', requestedStart: 'tomorrow' }))).toEqual([
      'requestedStart: not-a-local-time',
    ]);
  });

  it('of a number that we have says no more than that, unless it is the organisation’s own', async () => {
    const { organizationId } = api.world;
    await storeNumbers(api.house.table, ['070-174 06 90'], organizationId as unknown as OrganizationId);
    await storeNumbers(api.house.table, ['070-174 06 91'], idFrom('org', '7'.repeat(26)));
    await storeNumbers(api.house.table, ['070-174 06 92']);
    const replies = [];
    for (const last of [91, 92]) replies.push(codes(await check({ number: `070-174 06 ${last}` })));
    expect(replies).toEqual([['number: cannot-move-here'], ['number: cannot-move-here']]);
    expect(codes(await check({ number: '070-174 06 90' }))).toEqual(['number: number-here-already']);
  });

  it('names who else in the organisation has the number, when it knows for whom it is', async () => {
    const number = '070-174 06 88';
    const [anna, berit] = [
      await colleague(api.house, api.world, { firstName: 'Anna', secondaryNumber: number }),
      await colleague(api.house, api.world, { firstName: 'Berit' }),
    ];
    expect((await check({ number, userId: berit.id })).problems).toEqual([
      {
        field: 'number',
        code: 'number-taken',
        message: `Numret tillhör redan Anna ${anna.lastName}.`,
        fix: 'Beställ till den som har numret, eller ta bort numret där först.',
      },
    ]);
    expect((await check({ number, userId: anna.id })).portable).toBe(true);
    expect((await check({ number })).portable).toBe(true);
  });

  it('names the group or menu that has the number', async () => {
    const { id: userId } = await colleague(api.house, api.world, { secondaryNumber: null });
    const owners = [
      [createAnsweringGroup, { name: 'Kundtjänst', number: '08-465 00 70' }],
      [createIvrMenu, { name: 'Växeln', number: '08-465 00 71' }],
    ] as const;
    for (const [create, body] of owners) {
      expect((await api.call(create, { as: api.world.administrator, body })).status).toBe(201);
      const { problems } = await check({ number: body.number, userId });
      expect(problems).toMatchObject([{ code: 'number-taken', message: `Numret tillhör redan ${body.name}.` }]);
    }
  });

  it('says nothing of who has the number in another organisation', async () => {
    const number = '070-174 06 87';
    const { id: userId } = await colleague(api.house, api.world, { secondaryNumber: null });
    await colleague(api.house, await settleConfectioner(api.house), { firstName: 'Konrad', secondaryNumber: number });
    expect(await check({ number, userId })).toMatchObject({ portable: true, problems: [] });
  });

  it.each([
    'short-number',
    'machine-number',
    'premium-number',
    'ambiguous-number',
    'not-a-phone-number',
    'not-a-swedish-number',
    'number-here-already',
    'number-taken',
    'cannot-move-here',
    'identity-is-phone-number',
    'identity-of-organization',
    'identity-check-digit',
    'identity-date',
    'not-an-identity-number',
    'not-a-local-time',
    'not-a-whole-hour',
    'outside-hours',
    'on-weekend',
    'on-holiday',
    'too-soon',
    'too-far-ahead',
    'in-the-past',
  ] as const)('says of %s what to do', (code) => {
    expect(portFix(code)).not.toEqual(portFix('too-long'));
  });
});

describe('the windows', () => {
  const windows = async (query: Readonly<Record<string, string>>) =>
    (await api.call(listPortWindows, { as: api.world.administrator, query })).body;

  it('are the hours of working days, with the reason for every day without', async () => {
    const hours = [8, 9, 10, 11, 12, 13, 14, 15, 16];
    expect(await windows({ numberKind: 'mobile', from: '2026-12-24', days: '9' })).toEqual({
      items: ['2026-12-29', '2026-12-30'].map((date) => ({ date, hours })),
      closed: [
        { date: '2026-12-24', because: 'holiday', name: 'Julafton' },
        { date: '2026-12-25', because: 'holiday', name: 'Juldagen' },
        { date: '2026-12-26', because: 'holiday', name: 'Annandag jul' },
        { date: '2026-12-27', because: 'weekend', name: null },
        { date: '2026-12-28', because: 'too-soon', name: null },
        { date: '2026-12-31', because: 'holiday', name: 'Nyårsafton' },
        { date: '2027-01-01', because: 'holiday', name: 'Nyårsdagen' },
      ],
      earliestStart: '2026-12-29T08:00',
      timeZone: 'Europe/Stockholm',
    });
  });

  it('begin today in Sweden when no day is named', async () => {
    const { items, closed } = await windows({ numberKind: 'geographic', days: '120' });
    expect([closed[0].date, items[0].date, items.length + closed.length]).toEqual(['2026-12-18', '2027-01-08', 120]);
  });
});
