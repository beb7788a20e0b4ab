/** The calendar that administrators subscribe to: who reads it, until when, and who learns its address. */
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import ICAL from 'ical.js';
import { describe, expect, it, vi } from 'vitest';
import { listActivity } from '../../contract/activity.ts';
import * as calendars from '../../contract/calendars.ts';
import { createScheduleEvent } from '../../contract/schedule-events.ts';
import { deleteUser, resetPassword, restoreUser, updateUser } from '../../contract/users.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { colleague } from '../build/world.ts';

const noon = Date.parse('2026-12-01T12:00:00Z');
const api = openInProcessApi({ isFresh: true, now: noon });
const pass = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);

const fileIn = (url: string): string => url.split('/').at(-1) ?? '';
const read = (calendarFile: string, headers: Record<string, string> = {}) =>
  api.call(calendars.getCalendar, { path: { calendarFile }, headers });
async function subscribe(as = api.world.administrator): Promise<string> {
  const { status, body } = await api.call(calendars.createCalendarAddress, { as });
  expect(status).toBe(201);
  return fileIn(body.url);
}
/** Cecilia, who administers too, with the address of her calendar. */
async function withCecilia() {
  const { id, version } = await colleague(api.house, api.world, { administrator: true });
  const as = `${api.world.organizationId}.${id}`;
  pass(2);
  return { id, as, version, calendarFile: await subscribe(as) };
}
const asAda = (operation: Parameters<typeof api.call>[0], userId: string, body?: object) =>
  api.call(operation, { as: api.world.administrator, path: { userId }, ...(body && { body }) });

const christmas = { title: 'Jul 2026', targets: 'all-ivr-menus', start: '2026-12-24T00:00', end: '2026-12-27T08:00' };

describe('an address', () => {
  it('is below the portal, has 128 bits that differ each time, and is of a calendar with what is closed', async () => {
    await api.call(createScheduleEvent, { as: api.world.administrator, body: christmas });
    const made = await api.call(calendars.createCalendarAddress, { as: api.world.administrator });
    expect(made.body).toEqual({
      url: expect.stringMatching(/^https:\/\/portal\.example\/api\/v1\/calendar\/[\w-]{22}\.ics$/),
      createdAt: '2026-12-01T12:00:00.000Z',
    });
    const { status, headers, body } = await read(fileIn(made.body.url));
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, no-cache',
    ]);
    const calendar = new ICAL.Component(ICAL.parse(body as string) as never);
    const [event] = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
    expect([
      event?.summary,
      event?.startDate.toJSDate().toISOString(),
      event?.endDate.toJSDate().toISOString(),
    ]).toEqual(['Stängt: Jul 2026', '2026-12-23T23:00:00.000Z', '2026-12-27T07:00:00.000Z']);
    expect(await subscribe()).not.toBe(fileIn(made.body.url));
  });

  it('ends the one before it', async () => {
    const before = await subscribe();
    const after = await subscribe();
    expect([(await read(before)).status, (await read(after)).status]).toEqual([404, 200]);
  });

  it('is shown once: a repeated request is answered without it, and the calendar goes on', async () => {
    const request = { as: api.world.administrator, headers: { 'idempotency-key': 'once' } };
    const first = await api.call(calendars.createCalendarAddress, request);
    const second = await api.call(calendars.createCalendarAddress, request);
    expect([second.status, second.body.url]).toEqual([201, null]);
    expect((await read(fileIn(first.body.url))).status).toBe(200);
  });

  it('is one of those whom many make at once', async () => {
    const files = await Promise.all(Array.from({ length: 8 }, () => subscribe()));
    const statuses = await Promise.all(files.map(async (file) => (await read(file)).status));
    expect(statuses.toSorted()).toEqual([200, ...Array<number>(7).fill(404)]);
  });

  it('is known to its administrator as made, and as revoked', async () => {
    const as = api.world.administrator;
    const state = async () => (await api.call(calendars.getCalendarAddress, { as })).body.createdAt;
    expect(await state()).toBeNull();
    await subscribe();
    expect(await state()).toBe('2026-12-01T12:00:00.000Z');
    await api.call(calendars.deleteCalendarAddress, { as });
    expect(await state()).toBeNull();
  });

  it('is nowhere: not in the table, the activity, nor the log', async () => {
    const calendarFile = await subscribe();
    await read(calendarFile);
    const token = calendarFile.slice(0, -4);
    const { Items } = await api.house.table.client.send(new ScanCommand({ TableName: api.house.table.name }));
    const activity = await api.call(listActivity, { as: api.world.administrator });
    const logged = vi.mocked(process.stdout.write).mock.calls.join('\n');
    expect(activity.body.items).toContainEqual(
      expect.objectContaining({ action: 'calendar-address-created', entityId: api.world.administratorId, changes: [] }),
    );
    expect(logged).toContain('GET /api/v1/calendar/{calendarFile}');
    expect(
      [JSON.stringify(Items), JSON.stringify(activity.body), logged].filter((text) => text.includes(token)),
    ).toEqual([]);
  });
});

describe('a calendar program', () => {
  it('that asks again for what has not changed gets 304, until it has', async () => {
    const calendarFile = await subscribe();
    const { headers } = await read(calendarFile);
    const again = await read(calendarFile, { 'if-none-match': `W/${String(headers.etag)}, "other"` });
    expect([again.status, again.body, again.headers.etag, again.headers['content-type']]).toEqual([
      304,
      null,
      headers.etag,
      undefined,
    ]);
    await api.call(createScheduleEvent, { as: api.world.administrator, body: christmas });
    expect((await read(calendarFile, { 'if-none-match': String(headers.etag) })).status).toBe(200);
  });

  it('that asks too often from one address gets 429 with Retry-After', async () => {
    const calendarFile = await subscribe();
    const headers = { 'x-viewer-address': '192.0.2.7' };
    for (let asked = 0; asked < calendars.getCalendar.limit.requests; asked += 100)
      await Promise.all(Array.from({ length: 100 }, () => read('A'.repeat(22).concat('.ics'), headers)));
    const reply = await read(calendarFile, headers);
    expect([reply.status, reply.body.code]).toEqual([429, 'too-many-requests']);
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('not found, all alike, is the calendar', () => {
  const gone = async (calendarFile: string): Promise<void> => {
    const [known, unknown] = [await read(calendarFile), await read(`${'A'.repeat(22)}.ics`)];
    expect([known.status, { ...known.body, requestId: '' }, known.headers['cache-control']]).toEqual([
      404,
      { ...unknown.body, requestId: '' },
      'no-store',
    ]);
  };

  it('of an address that nobody has, or that is none', async () => {
    await gone(`${'B'.repeat(22)}.ics`);
    await gone('..%2f..%2fme.ics');
    await gone('A'.repeat(22));
  });

  it('of an address that was revoked', async () => {
    const calendarFile = await subscribe();
    await api.call(calendars.deleteCalendarAddress, { as: api.world.administrator });
    await gone(calendarFile);
  });

  it('of somebody who is no administrator any more, also once they are again', async () => {
    const { id, calendarFile } = await withCecilia();
    await asAda(updateUser, id, { administrator: false });
    await gone(calendarFile);
    await asAda(updateUser, id, { administrator: true });
    await gone(calendarFile);
  });

  it('of somebody who was deactivated, or whose time is over', async () => {
    const { id, calendarFile } = await withCecilia();
    await asAda(updateUser, id, { expiresOn: '2026-12-02' });
    expect((await read(calendarFile)).status).toBe(200);
    vi.setSystemTime(Date.parse('2026-12-03T12:00:00Z'));
    await gone(calendarFile);
  });

  it('of somebody who was deleted, also when they are restored', async () => {
    const { id, calendarFile } = await withCecilia();
    expect((await asAda(deleteUser, id)).status).toBe(204);
    await gone(calendarFile);
    await asAda(restoreUser, id);
    await gone(calendarFile);
  });

  it('of somebody whose logins were voided, who then sees that there is none and makes another', async () => {
    const { id, as, calendarFile } = await withCecilia();
    await asAda(resetPassword, id);
    await gone(calendarFile);
    pass(2);
    expect((await api.call(calendars.getCalendarAddress, { as })).body).toEqual({ createdAt: null });
    expect((await read(await subscribe(as))).status).toBe(200);
  });
});

it('leaves nothing of the address of somebody who was deleted for good', async () => {
  const { id } = await withCecilia();
  await asAda(deleteUser, id);
  pass(73 * 3600);
  await api.house.reconcile();
  const { Items = [] } = await api.house.table.client.send(new ScanCommand({ TableName: api.house.table.name }));
  expect(Items.filter(({ sk }) => /CALENDAR/.test(String(sk)))).toEqual([]);
});
