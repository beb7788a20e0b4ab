/** The calendar that an administrator subscribes to, from login to a program that follows it, over HTTP. */
import ICAL from 'ical.js';
import { beforeAll, expect, it } from 'vitest';
import { System } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
  await system.control('POST', '/clock', { now: '2031-12-01T08:00:00Z' });
  token = await system.logIn();
});

const post = (path: string, body?: object) => system.call('POST', path, { token, ...(body && { body }) });
/** As a calendar program asks: without a token. */
const follow = (address: string, headers: Record<string, string> = {}) =>
  system.fetch('GET', new URL(address).pathname, { headers });
const entriesOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as never)
    .getAllSubcomponents('vevent')
    .map((each) => new ICAL.Event(each))
    .map(({ summary, startDate, endDate }) => [
      summary,
      startDate.toJSDate().toISOString(),
      endDate.toJSDate().toISOString(),
    ]);

it('follows the closures at their time on the wall, without a token, until the address is revoked', async () => {
  const weekend = { start: '2032-03-26T17:00', end: '2032-03-29T08:00', recurrence: 'weekly', until: '2032-04-02' };
  await post('/schedule-events', { title: 'Helg', targets: 'all-answering-groups', ...weekend });
  const made = await post('/me/calendar');
  expect(made.status).toBe(201);
  const address: string = made.body.url;

  const first = await follow(address);
  expect([first.status, first.headers.get('content-type'), first.headers.get('cache-control')]).toEqual([
    200,
    'text/calendar; charset=utf-8',
    'private, no-cache',
  ]);
  expect(entriesOf(first.body)).toEqual([
    // The clocks go forward on 28 March: five o'clock is 16 UTC before it, and eight o'clock is 6 UTC after it.
    ['Stängt: Helg', '2032-03-26T16:00:00.000Z', '2032-03-29T06:00:00.000Z'],
    ['Stängt: Helg', '2032-04-02T15:00:00.000Z', '2032-04-05T06:00:00.000Z'],
  ]);
  const etag = first.headers.get('etag') ?? '';
  expect([(await follow(address, { 'if-none-match': etag })).status]).toEqual([304]);

  // What is over is looked up for thirty days, and no longer.
  await system.control('POST', '/clock', { now: '2032-05-10T08:00:00Z' });
  expect(entriesOf((await follow(address)).body)).toEqual([]);

  token = await system.logIn();
  expect((await system.call('DELETE', '/me/calendar', { token })).status).toBe(204);
  const unknown = await follow(address.replace(/[\w-]{22}(?=\.ics$)/, 'A'.repeat(22)));
  const revoked = await follow(address);
  expect([revoked.status, { ...revoked.body, requestId: '' }]).toEqual([404, { ...unknown.body, requestId: '' }]);
});

it('is gone from the request after its administrator has lost the right, and no event has its address', async () => {
  const other = await system.logIn(0, 1);
  const { body: me } = await system.call('GET', '/me', { token: other });
  const made = await system.call('POST', '/me/calendar', { token: other });
  expect((await follow(made.body.url)).status).toBe(200);
  const change = { body: { administrator: false }, headers: { 'if-match': '*' } };
  token = await system.logIn();
  expect((await system.call('PATCH', `/users/${me.user.id}`, { token, ...change })).status).toBe(200);
  expect((await follow(made.body.url)).status).toBe(404);
  expect(JSON.stringify(await system.control('GET', '/events'))).not.toContain(made.body.url.slice(-26, -4));
});
