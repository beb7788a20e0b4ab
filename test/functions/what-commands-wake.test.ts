/** What the journal item of each command that moves what is due says it wakes: the row that is missing has no bell. */
import { ulid } from 'ulid';
import { expect, it, vi } from 'vitest';
import { query, type Item } from '../../adapters/table/client.ts';
import { keys } from '../../adapters/table/keys.ts';
import * as groups from '../../contract/answering-groups.ts';
import { createHolidayEvents } from '../../contract/holidays.ts';
import * as menus from '../../contract/ivr-menus.ts';
import type { Operation } from '../../contract/operation.ts';
import { updateOrganization } from '../../contract/organization.ts';
import * as events from '../../contract/schedule-events.ts';
import * as users from '../../contract/users.ts';
import { idFrom, type OrganizationId } from '../../domain/ids.ts';
import { settlers } from '../../functions/shared/settle/settlers.ts';
import { runAt } from '../../functions/shared/settle/run.ts';
import { openInProcessApi } from '../build/in-process-api.ts';

const noon = Date.parse('2026-11-30T12:00:00Z');
const day = 86_400_000;
const api = openInProcessApi({ now: noon });

/** What the rows before have made, by the names that rows give it. */
const made = new Map<string, string>();
const id = (name: string): string => made.get(name) ?? '';

type Path = Readonly<Record<string, string>>;

/** A request that succeeds, of a minute later: what it makes is called `as`. */
const ask = (operation: Operation, body?: () => object, path?: () => Path, as?: string) => async (): Promise<void> => {
  const reply = await api.call(operation, { as: api.world.administrator, body: body?.(), path: path?.() ?? {} });
  expect([reply.status < 300, reply.body]).toEqual([true, reply.body]);
  if (as !== undefined) made.set(as, reply.body.id ?? reply.body.items[0].id);
};

const organization = (): OrganizationId => api.world.organizationId as OrganizationId;
/** A settler's run. */
const settle = (kind: 'user' | 'schedule-event', name: string) => async (): Promise<void> => {
  const due = { organizationId: organization(), kind, id: id(name), at: Date.now() } as never;
  const { table, directory, files } = api.house;
  await settlers[kind].settle(
    { table, accounts: directory.accounts, files: files.files },
    due,
    runAt(Date.now(), ulid()),
  );
};

const entries = async (): Promise<readonly Item[]> => {
  const { pk } = keys.journal(organization(), idFrom('act', ''));
  return (await query(api.house.table, { partition: pk, limit: 1000, consistent: true })).items;
};

const weekdays = { mon: [{ from: '08:00', to: '17:00' }] };
const hours = {
  ...Object.fromEntries(['tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((each) => [each, []])),
  ...weekdays,
};
const named = (name: string) => () => ({ name });
const open = () => ({ openingHours: hours });
const closedForAnHour = () => ({ state: 'closed', until: new Date(Date.now() + 3_600_000).toISOString() });

const group = (): Path => ({ answeringGroupId: id('group') });
const menu = (): Path => ({ ivrMenuId: id('menu') });
const event = (): Path => ({ scheduleEventId: id('event') });
const occurrence = (): Path => ({ ...event(), date: '2026-12-02' });
const user = (): Path => ({ userId: id('user') });
const closing = () => ({
  title: 'Möte',
  targets: [{ kind: 'answering-group', id: id('group') }],
  start: '2026-12-01T09:00',
  end: '2026-12-01T10:00',
  recurrence: 'daily',
});
const christmas = (year: number) => () => ({
  year,
  codes: ['christmas-eve'],
  targets: 'all-ivr-menus',
  renewYearly: true,
});
const person = () => ({ firstName: 'Bo', lastName: 'Ek', secondaryNumber: '070-174 06 01' });

const target =
  (...names: readonly string[]) =>
  () => ({ target: names.map((name) => made.get(name) ?? name) });
const theUser = (name: string) => () => ({ user: [id(name)] });
const nothing = () => undefined;

type Row = readonly [what: string, act: () => Promise<void>, wakes: () => object | undefined];

it.each<Row>([
  ['a group is made', ask(groups.createAnsweringGroup, named('Order'), undefined, 'group'), target('group')],
  ['a group gets other hours', ask(groups.updateAnsweringGroup, open, group), target('group')],
  ['a group gets another name', ask(groups.updateAnsweringGroup, named('Köp'), group), nothing],
  ['a group is closed', ask(groups.setAnsweringGroupOverride, closedForAnHour, group), target('group')],
  ['a group is no longer closed', ask(groups.removeAnsweringGroupOverride, undefined, group), target('group')],
  ['a menu is made', ask(menus.createIvrMenu, () => ({ name: 'Val', keys: {} }), undefined, 'menu'), target('menu')],
  ['a menu gets other hours', ask(menus.updateIvrMenu, open, menu), target('menu')],
  ['a menu gets another name', ask(menus.updateIvrMenu, named('Meny'), menu), nothing],
  ['a menu is closed', ask(menus.setIvrMenuOverride, closedForAnHour, menu), target('menu')],
  ['a menu is no longer closed', ask(menus.removeIvrMenuOverride, undefined, menu), target('menu')],
  ['an event is made', ask(events.createScheduleEvent, closing, undefined, 'event'), target('group')],
  ['an event gets another title', ask(events.updateScheduleEvent, () => ({ title: 'Fika' }), event), nothing],
  [
    'an event gets other targets, before and after',
    ask(events.updateScheduleEvent, () => ({ targets: 'all-ivr-menus' }), event),
    target('group', 'all-ivr-menus'),
  ],
  [
    'an occurrence is skipped',
    ask(events.putScheduleException, () => ({ skip: true }), occurrence),
    target('all-ivr-menus'),
  ],
  [
    'an occurrence is skipped no more',
    ask(events.deleteScheduleException, undefined, occurrence),
    target('all-ivr-menus'),
  ],
  ['an event is deleted', ask(events.deleteScheduleEvent, undefined, event), target('all-ivr-menus')],
  [
    'an event is made of a holiday',
    ask(createHolidayEvents, christmas(2025), undefined, 'christmas'),
    target('all-ivr-menus'),
  ],
  ['an event is renewed', settle('schedule-event', 'christmas'), target('all-ivr-menus')],
  [
    'the organisation gets another time zone',
    ask(updateOrganization, () => ({ timeZone: 'Europe/Helsinki' })),
    target('all-answering-groups', 'all-ivr-menus'),
  ],
  ['the organisation gets another name', ask(updateOrganization, named('Brödet')), nothing],
  ['a group is deleted', ask(groups.deleteAnsweringGroup, undefined, group), nothing],
  ['a menu is deleted', ask(menus.deleteIvrMenu, undefined, menu), nothing],
  ['a user without dates is made', ask(users.createUser, person, undefined, 'user'), nothing],
  [
    'a user with a date is made',
    ask(
      users.createUser,
      () => ({ ...person(), secondaryNumber: null, activatesOn: '2026-12-03' }),
      undefined,
      'dated',
    ),
    theUser('dated'),
  ],
  ['a user gets a date', ask(users.updateUser, () => ({ deactivatesOn: '2026-12-02' }), user), theUser('user')],
  ['a user moves', ask(users.updateUser, () => ({ city: 'Åhus' }), user), nothing],
  ['a user’s date has come', settle('user', 'dated'), theUser('dated')],
  [
    'a user is deactivated at once',
    ask(users.updateUser, () => ({ deactivatesOn: '2026-12-01' }), user),
    theUser('user'),
  ],
  ['a user is deleted', ask(users.deleteUser, undefined, user), theUser('user')],
  ['a user is restored', ask(users.restoreUser, undefined, user), theUser('user')],
] satisfies readonly Row[])('when %s', async (what, act, wakes) => {
  if (what.endsWith('date has come')) vi.setSystemTime(noon + 3 * day);
  const before = new Set((await entries()).map(({ sk }) => sk));
  await act();
  const added = (await entries()).filter(({ sk }) => !before.has(sk));
  expect(added).toHaveLength(1);
  const [{ wakes: ids, wokenKinds } = {}] = added;
  expect(ids).toEqual(wakes());
  expect(wokenKinds).toEqual(ids && Object.keys(ids).join(' '));
});
