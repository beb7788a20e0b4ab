/**
 * Opening hours in the whole system, bell by bell, over summer time's beginning: every change is published at its moment. Three weeks;
 * in the long run 400 days, which the control plane must jump over in one call.
 */
import { beforeAll, expect, it } from 'vitest';
import { isLong } from '../build/long.ts';
import { System, type Reply } from './system.ts';

let system: System;
beforeAll(async () => {
  system = await System.atSeed();
});

const { days, startsOn } = isLong ? { days: 400, startsOn: '2026-11-23' } : { days: 21, startsOn: '2027-03-15' };
const start = `${startsOn}T05:00:00.000Z`;
const end = new Date(Date.parse(start) + days * 86_400_000).toISOString();

const openingHours = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [{ from: '08:00', to: '17:00' }]]),
);

it(`publishes each opening and closing of ${days} days in one jump of the clock, as the timelines foretold it`, async () => {
  await system.control('POST', '/clock', { now: start });
  const token = await system.logIn();
  const done = async (method: string, path: string, body?: object): Promise<Reply['body']> => {
    const reply = await system.call(method, path, { token, body });
    expect([200, 201], `${method} ${path}`).toContain(reply.status);
    return reply.body;
  };
  const paths: string[] = [];
  for (const name of ['Kundtjänst', 'Order', 'Support'])
    paths.push(`/answering-groups/${(await done('POST', '/answering-groups', { name, openingHours })).id}`);
  paths.push(`/ivr-menus/${(await done('POST', '/ivr-menus', { name: 'Växeln', openingHours })).id}`);
  const lunch = { start: `${startsOn}T12:00`, end: `${startsOn}T13:00`, recurrence: 'daily' };
  for (const targets of ['all-answering-groups', 'all-ivr-menus'])
    await done('POST', '/schedule-events', { title: 'Lunch', targets, ...lunch });
  const foretold = await Promise.all(
    paths.map(async (path) => changesOf((await done('GET', `${path}/timeline?from=${start}&to=${end}`)).items)),
  );

  await system.control('POST', '/clock', { now: end });

  const events = (await system.events('target-state-changed')).toReversed();
  for (const [place, path] of paths.entries()) {
    const told = events
      .filter(({ detail }) => path.endsWith(String(detail.entityId)))
      .map(({ detail }) => [detail.at, detail.state]);
    // The first thing told is that it was closed when it was made.
    expect(told.slice(1)).toEqual(foretold[place]);
    expect(told.length).toBeGreaterThan(2 * days);
  }
});

/** When each became open or closed: a timeline also tells when only the reason changes, as where lunch falls on a Sunday. */
const changesOf = (items: readonly { at: string; state: string }[]): readonly (readonly [string, string])[] =>
  items.flatMap(({ at, state }, place) =>
    place > 0 && items[place - 1]?.state !== state ? [[at, state] as const] : [],
  );
