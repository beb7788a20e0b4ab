/** The event of a holiday is there once for the same targets, whatever becomes of it. */
import { ulid } from 'ulid';
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteItem, getItem, putItem, query } from '../../adapters/table/client.ts';
import { keys } from '../../adapters/table/keys.ts';
import { createHolidayEvents } from '../../contract/holidays.ts';
import {
  deleteScheduleEvent,
  listScheduleEvents,
  previewScheduleEvent,
  updateScheduleEvent,
} from '../../contract/schedule-events.ts';
import { idFrom, type OrganizationId, type ScheduleEventId } from '../../domain/ids.ts';
import { idsFrom } from '../../functions/idempotency.ts';
import { renewEvent } from '../../functions/shared/settle/renew-event.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { anEntry } from '../build/entry.ts';
import { aGroup, groupId } from '../build/schedule-target.ts';
import { storeTarget } from '../build/stored-target.ts';

const api = openInProcessApi({ isFresh: true });

beforeEach(async () => {
  for (let place = 1; place <= 3; place += 1) await makeGroup(place);
});

const organization = (): OrganizationId => api.world.organizationId as OrganizationId;
const makeGroup = (place: number): Promise<unknown> => {
  const id = idFrom('act', `02K${String(place).padStart(23, '0')}`);
  const entry = anEntry({ id, action: 'answering-group-created', entityId: groupId(place) });
  return storeTarget(api.house.table, organization(), aGroup({ id: groupId(place), name: `Grupp ${place}` }), entry);
};

const on = (...places: readonly number[]) => places.map((place) => ({ kind: 'answering-group', id: groupId(place) }));
const [a, b, c] = [on(1), on(2), on(3)];
const as = () => api.world.administrator;
const ask = (targets: object, more: object = {}) =>
  api.call(createHolidayEvents, {
    as: as(),
    body: { year: 2031, codes: ['christmas-eve'], targets, ...more },
  });
const make = async (targets: object, more: object = {}): Promise<string> => {
  const { status, body } = await ask(targets, more);
  expect(status).toBe(201);
  return body.items[0].id;
};
const move = (id: string, targets: object) =>
  api.call(updateScheduleEvent, { as: as(), path: { scheduleEventId: id }, body: { targets } });
const remove = (id: string) => api.call(deleteScheduleEvent, { as: as(), path: { scheduleEventId: id } });
/** The ids of the groups that events are on, event by event. */
const places = async (): Promise<readonly string[]> => {
  const { body } = await api.call(listScheduleEvents, { as: as(), query: { limit: '100' } });
  const all = body.items as readonly { targets: readonly { id: string }[] }[];
  return all.map(({ targets }) => targets.map(({ id }) => id).join()).toSorted();
};
const uniquenessItems = async () => {
  const { pk } = keys.holiday(organization(), { year: 2031, code: 'christmas-eve', targets: [] });
  return (await query(api.house.table, { partition: pk, limit: 100, consistent: true })).items;
};

describe('the event of a holiday', () => {
  it('that was moved to other targets is found there, and not made a second time', async () => {
    const first = await make(a);
    await move(first, b);
    expect(await make(b)).toBe(first);
    expect(await places()).toEqual([groupId(2)]);
  });

  it('leaves its old targets free, and what is made there stays one when the first is deleted', async () => {
    const first = await make(a);
    await move(first, b);
    const second = await make(a);
    expect(second).not.toBe(first);
    await remove(first);
    expect(await make(a)).toBe(second);
    expect(await places()).toEqual([groupId(1)]);
  });

  it('is the same whatever the order of its targets', async () => {
    const first = await make(on(1, 2));
    expect(await make(on(2, 1, 2))).toBe(first);
    await move(first, on(2, 1));
    expect(await make(on(1, 2))).toBe(first);
    expect(await uniquenessItems()).toHaveLength(1);
  });

  it('is not moved to where another of the same holiday is: 409, and nothing changes', async () => {
    const [first] = [await make(a), await make(b)];
    const { status, body } = await move(first, b);
    expect([status, body.code, body.errors]).toMatchObject([
      409,
      'holiday-taken',
      [{ field: 'targets', code: 'holiday-taken' }],
    ]);
    expect((await move(first, on(1, 2))).status).toBe(200);
    expect(await places()).toEqual(
      [
        on(1, 2)
          .map(({ id }) => id)
          .join(),
        groupId(2),
      ].toSorted(),
    );
  });

  it('is said by the preview to be taken where another of the same holiday is, as saving says', async () => {
    const [first] = [await make(a), await make(b)];
    const preview = (targets: object) =>
      api.call(previewScheduleEvent, {
        as: as(),
        body: { id: first, targets, start: '2031-12-24T00:00', end: '2031-12-25T00:00' },
      });
    const { status, body } = await preview(b);
    expect([status, body.code, body.errors]).toMatchObject([
      409,
      'holiday-taken',
      [{ field: 'targets', code: 'holiday-taken' }],
    ]);
    for (const free of [a, c, on(2, 1)]) expect((await preview(free)).status).toBe(200);
    expect((await move(first, b)).body.errors).toEqual(body.errors);
  });

  it('leaves nothing behind when it is deleted', async () => {
    await remove(await make(a));
    expect(await uniquenessItems()).toEqual([]);
    expect(await make(a)).toBeTypeOf('string');
  });

  it('loses against one that somebody makes by hand, since of equals the larger id wins', async () => {
    expect((await make(b)) < `evt_${ulid(Date.parse('2026-01-01'))}`).toBe(true);
  });
});

describe('two at the same moment', () => {
  it('that make it make one', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => make(a)));
    expect(new Set(ids).size).toBe(1);
    expect(await places()).toEqual([groupId(1)]);
  });

  it('of whom one moves it to where the other makes it leave one there', async () => {
    const first = await make(a);
    const [moved, made] = await Promise.all([move(first, b), ask(b)]);
    expect(made.status).toBe(201);
    expect([200, 409]).toContain(moved.status);
    expect((await places()).filter((each) => each === groupId(2))).toHaveLength(1);
    expect(await uniquenessItems()).toHaveLength(moved.status === 200 ? 1 : 2);
  });

  it('of whom one deletes it while the other makes it answer without an error', async () => {
    const first = await make(a, { renewYearly: false });
    // After caller, organisation, groups, groups again and the search that finds it: before it is read to be changed.
    api.house.wire.hold(5, async () => {
      await remove(first);
    });
    const { status, body } = await ask(a, { renewYearly: true });
    expect([status, body.items[0].renewYearly]).toEqual([201, true]);
    expect(body.items[0].id).not.toBe(first);
    expect(await places()).toEqual([groupId(1)]);
  });
});

describe('next year’s', () => {
  const renew = async (id: string): Promise<void> => {
    const now = Date.parse('2032-01-02T12:00:00Z');
    const run = { now, at: new Date(now).toISOString(), requestId: 'run', newId: idsFrom(ulid(now)) };
    await renewEvent(api.house.table, organization(), id as ScheduleEventId, run);
  };

  it('goes on in the one that was moved to its targets', async () => {
    const first = await make(a, { renewYearly: true });
    const next = await make(c, { year: 2032 });
    await move(next, a);
    await renew(first);
    expect(await places()).toEqual([groupId(1), groupId(1)]);
    expect(
      (await getItem(api.house.table, keys.scheduleEvent(organization(), first as ScheduleEventId)))?.renewedAs,
    ).toBe(next);
  });

  it('is itself found where it was made', async () => {
    const first = await make(a, { renewYearly: true });
    await renew(first);
    const before = await places();
    await make(a, { year: 2032 });
    expect(await places()).toEqual(before);
  });
});

describe('one that was stored before there were uniqueness items', () => {
  /** As it was written then. */
  const makeOld = async (targets: readonly { id: string }[]): Promise<string> => {
    const id = await make(targets);
    const key = keys.scheduleEvent(organization(), id as ScheduleEventId);
    const { hasUniquenessItem: _, ...item } = (await getItem(api.house.table, key)) ?? {};
    await putItem(api.house.table, { ...key, ...item }, { expression: 'attribute_exists(pk)' });
    for (const { pk, sk } of await uniquenessItems()) {
      await deleteItem(api.house.table, { pk: String(pk), sk: String(sk) });
    }
    return id;
  };

  it('is found', async () => {
    const old = await makeOld(a);
    expect(await make(a, { renewYearly: true })).toBe(old);
  });

  it('gets one when it is moved, and is found there', async () => {
    const old = await makeOld(a);
    expect((await move(old, b)).status).toBe(200);
    expect(await uniquenessItems()).toHaveLength(1);
    expect(await make(b)).toBe(old);
    expect(await make(a)).not.toBe(old);
  });

  it('keeps others from its place, and leaves it free when it is deleted', async () => {
    const old = await makeOld(a);
    expect((await move(await make(b), a)).status).toBe(409);
    expect((await remove(old)).status).toBe(204);
    expect(await make(a)).not.toBe(old);
  });
});

it('a uniqueness item whose event an older release deleted keeps nobody from making it', async () => {
  const lost = await make(a);
  await deleteItem(api.house.table, keys.scheduleEvent(organization(), lost as ScheduleEventId));
  const made = await make(a);
  expect(made).not.toBe(lost);
  expect(await make(a)).toBe(made);
});

it('eighty targets fit in the transaction, and move as far as it reaches', async () => {
  for (let place = 4; place <= 95; place += 1) await makeGroup(place);
  const range = (from: number, count: number) => on(...Array.from({ length: count }, (_, place) => from + place));
  const id = await make(range(1, 80));
  // 14 new links, 14 that go, 66 that stay as they are.
  expect((await move(id, range(15, 80))).status).toBe(200);
  expect(await make(range(15, 80))).toBe(id);
  expect((await move(id, range(81, 15))).status).toBe(200);
  // 80 new links and 15 that go are one more than there is room for.
  const { status, body } = await move(id, range(1, 80));
  expect([status, body.errors]).toMatchObject([400, [{ field: 'targets', code: 'too-many-at-once' }]]);
  expect((await move(id, range(1, 79))).status).toBe(200);
  expect((await remove(id)).status).toBe(204);
  expect(await uniquenessItems()).toEqual([]);
});
