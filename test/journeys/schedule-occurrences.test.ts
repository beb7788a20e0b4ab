/** Single occurrences, what is found between two days, and what is told before an event is saved. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { System, type CallOptions, type Reply } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
});
beforeEach(async () => {
  await system.control('POST', '/reset');
  token = await system.logIn();
});

const call = (method: string, path: string, options: CallOptions = {}): Promise<Reply> =>
  system.call(method, path, { token, ...options });
const outcome = ({ status, body }: Reply) => [status, body.code];
const group = async (name: string) => {
  const { body } = await call('POST', '/answering-groups', { body: { name } });
  return { kind: 'answering-group' as const, id: body.id as string };
};
/** Closed each Monday from eight to ten; the 5th of January 2032 is one. */
const mondays = { title: 'Måndagsmöte', start: '2032-01-05T08:00', end: '2032-01-05T10:00', recurrence: 'weekly' };
/** The day so many days from now: states are told for 400 days. */
const inDays = (days: number): string => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
const create = async (body: object): Promise<Reply['body']> => {
  const reply = await call('POST', '/schedule-events', { body: { ...mondays, ...body } });
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.body;
};
const put = (id: string, date: string, body: object) =>
  call('PUT', `/schedule-events/${id}/exceptions/${date}`, { body });
const stateAt = async ({ id }: { id: string }, at: string) =>
  (await call('GET', `/answering-groups/${id}/state?at=${at}`)).body.state;

describe('one occurrence', () => {
  it('is skipped, moved, and as the others again', async () => {
    const target = await group('Växeln');
    const [first, second, third] = [inDays(10), inDays(17), inDays(24)];
    const week = { start: `${first}T08:00`, end: `${first}T10:00`, timeZone: 'UTC' };
    const { id } = await create({ ...week, targets: [target] });
    expect((await put(id, second, { skip: true })).body).toMatchObject({
      exceptions: [{ date: second, skip: true, start: null, end: null, messageId: null }],
      version: 2,
    });
    const moved = { start: `${inDays(25)}T13:00`, end: `${inDays(25)}T15:00` };
    expect((await put(id, third, moved)).body.exceptions).toMatchObject([
      { date: second },
      { date: third, skip: false, ...moved },
    ]);
    expect(await stateAt(target, `${first}T08:00:00Z`)).toBe('closed');
    expect(await stateAt(target, `${second}T08:00:00Z`)).toBe('open');
    expect(await stateAt(target, `${third}T08:00:00Z`)).toBe('open');
    expect(await stateAt(target, `${inDays(25)}T13:00:00Z`)).toBe('closed');
    expect(await stateAt(target, `${inDays(31)}T08:00:00Z`)).toBe('closed');

    expect((await call('DELETE', `/schedule-events/${id}/exceptions/${second}`)).status).toBe(204);
    expect(await stateAt(target, `${second}T08:00:00Z`)).toBe('closed');
    const again = await call('DELETE', `/schedule-events/${id}/exceptions/${second}`);
    expect(outcome(again)).toEqual([404, 'not-found']);
    const [, change] = (await call('GET', `/activity?entityId=${id}`)).body.items;
    expect(change.changes).toEqual([
      {
        field: 'exceptions',
        before: null,
        after: [`${third}: ${moved.start} – ${moved.end}`],
      },
    ]);
  });

  it('can be put twice, and of one that does not repeat too', async () => {
    const { id } = await create({ recurrence: 'never', targets: 'all-ivr-menus' });
    expect((await put(id, '2032-01-05', { skip: true })).body.version).toBe(2);
    expect((await put(id, '2032-01-05', { skip: true })).body.version).toBe(2);
  });

  it.each<[string, object, string, string]>([
    ['2032-01-06', { skip: true }, 'date', 'not-an-occurrence'],
    ['2031-12-29', { skip: true }, 'date', 'not-an-occurrence'],
    ['2032-01-12', { start: '2032-01-12T10:00', end: '2032-01-12T10:00' }, 'end', 'before-start'],
    ['2032-01-12', { start: '2032-01-12T10:00', end: '2032-01-19T10:01' }, 'end', 'longer-than-period'],
    ['2032-01-12', { start: '2032-01-12T24:00', end: '2032-01-13T10:00' }, 'start', 'not-a-local-time'],
    ['2032-01-12', { start: '2032-01-12T10:00' }, 'end', 'required'],
    ['2032-01-12', { skip: false }, 'skip', 'invalid-choice'],
    [
      '2032-01-12',
      { start: '2032-01-12T10:00', end: '2032-01-12T11:00', messageId: `msg_${'0'.repeat(26)}` },
      'messageId',
      'unknown-reference',
    ],
  ])('on %s cannot become %j', async (date, body, field, code) => {
    const { id } = await create({ targets: 'all-ivr-menus' });
    const reply = await put(id, date, body);
    expect([...outcome(reply), reply.body.errors]).toMatchObject([400, 'invalid-request', [{ field, code }]]);
  });

  it('on a day that no calendar has, is none', async () => {
    const { id } = await create({ targets: 'all-ivr-menus' });
    for (const date of ['2031-02-29', 'i-dag', '2032-1-12'])
      expect(outcome(await put(id, date, { skip: true })), date).toEqual([404, 'not-found']);
  });

  it('is forgotten when the series no longer has it, and the activity log says so', async () => {
    const { id } = await create({ targets: 'all-ivr-menus' });
    await put(id, '2032-01-12', { skip: true });
    await put(id, '2032-01-19', { start: '2032-01-19T08:00', end: '2032-01-21T08:00' });
    const daily = await call('PATCH', `/schedule-events/${id}`, { body: { recurrence: 'daily' } });
    expect(daily.body.exceptions).toMatchObject([{ date: '2032-01-12', skip: true }]);
    const tuesdays = { recurrence: 'weekly', start: '2032-01-06T08:00', end: '2032-01-06T10:00' };
    const { body } = await call('PATCH', `/schedule-events/${id}`, { body: tuesdays });
    expect(body.exceptions).toEqual([]);
    const [change] = (await call('GET', `/activity?entityId=${id}`)).body.items;
    expect(change.changes).toContainEqual({ field: 'exceptions', before: ['2032-01-12: –'], after: null });
  });
});

describe('the list', () => {
  const titles = async (query: string) =>
    (await call('GET', `/schedule-events?${query}`)).body.items.map(({ title }: { title: string }) => title);

  it('finds what concerns a group: by itself or with all groups', async () => {
    const [one, two] = [await group('Ett'), await group('Två')];
    await create({ title: 'A', targets: [one] });
    await create({ title: 'B', targets: [one, two] });
    await create({ title: 'C', targets: 'all-answering-groups' });
    await create({ title: 'D', targets: 'all-ivr-menus' });
    expect(await titles(`targetId=${one.id}`)).toEqual(['A', 'B', 'C']);
    expect(await titles(`targetId=${two.id}`)).toEqual(['B', 'C']);
    const menu = (await call('POST', '/ivr-menus', { body: { name: 'Val' } })).body;
    expect(await titles(`targetId=${menu.id}`)).toEqual(['D']);
    expect(await titles(`targetId=mnu_${'0'.repeat(26)}`)).toEqual([]);
    expect(await titles('')).toEqual(['A', 'B', 'C', 'D']);
  });

  it('finds what occurs between two days, both included, where the organisation is', async () => {
    await create({ title: 'Måndagar', until: '2032-01-19', targets: 'all-ivr-menus' });
    const night = { recurrence: 'never', start: '2032-01-14T23:30', end: '2032-01-15T00:30' };
    await create({ title: 'Natt', ...night, targets: 'all-ivr-menus' });
    expect(await titles('from=2032-01-12&to=2032-01-12')).toEqual(['Måndagar']);
    expect(await titles('from=2032-01-13&to=2032-01-14')).toEqual(['Natt']);
    expect(await titles('from=2032-01-15&to=2032-01-18')).toEqual(['Natt']);
    expect(await titles('from=2032-01-16&to=2032-01-18')).toEqual([]);
    expect(await titles('from=2032-01-19')).toEqual(['Måndagar']);
    expect(await titles('to=2032-01-05')).toEqual(['Måndagar']);
    expect(await titles('to=2032-01-04')).toEqual([]);
    const backwards = await call('GET', '/schedule-events?from=2032-02-01&to=2032-01-01');
    expect([backwards.status, backwards.body.errors[0].field]).toEqual([400, 'to']);
  });

  it('finds what is skipped between two days, so that it can be brought back', async () => {
    const { id } = await create({ title: 'Måndagar', targets: 'all-ivr-menus' });
    await put(id, '2032-01-12', { skip: true });
    expect(await titles('from=2032-01-10&to=2032-01-14')).toEqual(['Måndagar']);
    expect(await titles('from=2032-01-13&to=2032-01-14')).toEqual([]);
  });

  it('is read page by page, also where something is looked for', async () => {
    const target = await group('Ett');
    for (let count = 0; count < 7; count += 1) {
      await create({ title: `${count}`, targets: count % 2 === 0 ? [target] : 'all-ivr-menus' });
    }
    for (const [query, expected] of [
      ['', ['0', '1', '2', '3', '4', '5', '6']],
      [`&targetId=${target.id}`, ['0', '2', '4', '6']],
    ] as const) {
      const found: string[] = [];
      let cursor = '';
      do {
        const { body } = await call('GET', `/schedule-events?limit=2${query}${cursor}`);
        found.push(...body.items.map(({ title }: { title: string }) => title));
        cursor = body.nextCursor === null ? '' : `&cursor=${encodeURIComponent(body.nextCursor)}`;
      } while (cursor !== '');
      expect(found).toEqual(expected);
    }
  });

  it('refuses what is no day', async () => {
    const { body } = await call('GET', '/schedule-events?from=2027-02-29');
    expect(body.errors).toMatchObject([{ field: 'from', code: 'not-a-date' }]);
  });
});

describe('the preview', () => {
  const preview = (body: object, headers = {}) =>
    call('POST', '/schedule-events/preview', { body: { ...mondays, ...body }, headers });

  it('tells the next twenty occurrences and writes nothing', async () => {
    const before = (await call('GET', '/activity')).body.items.length;
    const { status, body } = await preview({ targets: 'all-ivr-menus' });
    expect([status, body.occurrences.length, body.conflicts, body.notes]).toEqual([200, 20, [], []]);
    expect(body.occurrences.slice(0, 2)).toEqual([
      { start: '2032-01-05T08:00', end: '2032-01-05T10:00' },
      { start: '2032-01-12T08:00', end: '2032-01-12T10:00' },
    ]);
    expect((await call('GET', '/schedule-events')).body.items).toEqual([]);
    expect((await call('GET', '/activity')).body.items).toHaveLength(before);
  });

  it('names whom it meets and who wins, on the group itself and on all', async () => {
    const target = await group('Växeln');
    const always = await create({ title: 'Alltid', targets: 'all-answering-groups', recurrence: 'daily' });
    const once = await create({ title: 'En gång', targets: [target], recurrence: 'never', effect: 'open' });
    await create({ title: 'Någon annans', targets: [await group('Support')] });
    const { body } = await preview({ targets: [target] });
    const from = '2032-01-05T07:00:00.000Z';
    const to = '2032-01-05T09:00:00.000Z';
    expect(body.conflicts).toHaveLength(2);
    expect(body.conflicts).toEqual(
      expect.arrayContaining([
        { eventId: once.id, title: 'En gång', targetId: target.id, from, to, winner: 'other', differs: true },
        {
          eventId: always.id,
          title: 'Alltid',
          targetId: target.id,
          from,
          to,
          winner: 'this',
          differs: false,
        },
      ]),
    );
    const all = await preview({ targets: 'all-answering-groups' });
    expect(all.body.conflicts.map(({ title }: { title: string }) => title).toSorted()).toEqual([
      'Alltid',
      'En gång',
      'Någon annans',
    ]);
  });

  it('of a change does not meet itself', async () => {
    const event = await create({ targets: 'all-answering-groups' });
    await put(event.id, '2032-01-12', { skip: true });
    const { body } = await preview({ targets: 'all-answering-groups', id: event.id, end: '2032-01-05T11:00' });
    expect(body.conflicts).toEqual([]);
    expect(body.occurrences[1]).toEqual({ start: '2032-01-19T08:00', end: '2032-01-19T11:00' });
  });

  it.each([
    ['clock-gap', { start: '2032-03-28T02:30', end: '2032-03-28T06:00' }, '2032-03-28', /ställs klockan fram/],
    [
      'lost-in-gap',
      { start: '2032-03-28T02:15', end: '2032-03-28T02:45' },
      '2032-03-28',
      /^Den 28 mars 2032 .* den blir inte av/,
    ],
    ['clock-fold', { start: '2032-10-31T02:30', end: '2032-10-31T06:00' }, '2032-10-31', /ställs klockan tillbaka/],
    [
      'clamped-day',
      { recurrence: 'monthly', start: '2032-01-31T08:00', end: '2032-01-31T10:00', until: '2032-02-29' },
      '2032-02-29',
      /månadens sista dag/,
    ],
    [
      'clamped-end',
      { recurrence: 'monthly', start: '2032-01-25T08:00', end: '2032-01-30T10:00', until: '2032-02-29' },
      '2032-02-25',
      /slutar månadens sista dag/,
    ],
    [
      'minute-before-midnight',
      { recurrence: 'daily', start: '2032-01-05T00:00', end: '2032-01-05T23:59' },
      '2032-01-05',
      /Skriv 00:00 nästa dag/,
    ],
    ['wholly-past', { start: '2020-01-05T08:00', end: '2020-01-05T10:00' }, '2020-01-05', /redan varit/],
  ])('notes %s', async (code, times, date, message) => {
    const { body } = await preview({ recurrence: 'never', ...times, targets: 'all-ivr-menus' });
    expect(body.notes).toEqual([{ code, date, message: expect.stringMatching(message) }]);
  });

  it('notes the changed occurrences that a change of the series drops, with their dates', async () => {
    const event = await create({ targets: 'all-ivr-menus' });
    await put(event.id, '2032-01-12', { skip: true });
    await put(event.id, '2032-01-19', { start: '2032-01-19T12:00', end: '2032-01-19T13:00' });
    const tuesdays = { id: event.id, targets: 'all-ivr-menus', start: '2032-01-06T08:00', end: '2032-01-06T10:00' };
    const { body } = await preview(tuesdays);
    expect(body.notes).toEqual([
      { code: 'exceptions-dropped', date: '2032-01-12', message: expect.stringMatching(/12 januari 2032 faller bort/) },
      { code: 'exceptions-dropped', date: '2032-01-19', message: expect.stringMatching(/19 januari 2032 faller bort/) },
    ]);
    const until = { id: event.id, targets: 'all-ivr-menus', until: '2032-01-18' };
    expect((await preview(until)).body.notes).toMatchObject([{ code: 'exceptions-dropped', date: '2032-01-19' }]);
  });

  it('speaks English to whom reads English', async () => {
    const times = { recurrence: 'never', start: '2020-01-05T08:00', end: '2020-01-05T10:00' };
    const { body } = await preview({ ...times, targets: 'all-ivr-menus' }, { 'accept-language': 'en' });
    expect(body.notes[0].message).toMatch(/already been/);
  });

  it('refuses what saving would refuse', async () => {
    const reply = await preview({ targets: 'all-ivr-menus', end: '2032-01-05T08:00' });
    expect([...outcome(reply), reply.body.errors[0].field]).toEqual([400, 'invalid-request', 'end']);
  });
});
