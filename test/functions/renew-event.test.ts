/** Next year's event of a holiday: made once, by the system, and told in the activity log. */
import { ulid } from 'ulid';
import { describe, expect, it, vi } from 'vitest';
import { getItem } from '../../adapters/table/client.ts';
import { keys } from '../../adapters/table/keys.ts';
import { findScheduleEvent } from '../../adapters/table/schedule-events.ts';
import { listActivity } from '../../contract/activity.ts';
import { createAnsweringGroup, deleteAnsweringGroup } from '../../contract/answering-groups.ts';
import { createHolidayEvents } from '../../contract/holidays.ts';
import { deleteScheduleEvent, listScheduleEvents } from '../../contract/schedule-events.ts';
import type { OrganizationId, ScheduleEventId } from '../../domain/ids.ts';
import { idsFrom } from '../../functions/idempotency.ts';
import { renewEvent } from '../../functions/shared/settle/renew-event.ts';
import { openInProcessApi } from '../build/in-process-api.ts';

const advent = Date.parse('2026-11-30T12:00:00Z');
const api = openInProcessApi({ isFresh: true, now: advent });
const christmasDay = Date.parse('2026-12-25T12:00:00Z');

/** Makes groups and closes them on Christmas Eve each year; answers the event. */
async function closeEachYear(groups = 1): Promise<{ id: ScheduleEventId; targets: { kind: string; id: string }[] }> {
  const targets = [];
  for (let count = 1; count <= groups; count += 1) {
    const { body } = await api.call(createAnsweringGroup, {
      as: api.world.administrator,
      body: { name: `G${count}` },
    });
    targets.push({ kind: 'answering-group', id: body.id as string });
  }
  const [event] = await close(2026, targets, true);
  vi.setSystemTime(christmasDay);
  return { id: event.id, targets };
}
const close = async (year: number, targets: object, renewYearly: boolean) => {
  const body = { year, codes: ['christmas-eve'], targets, renewYearly };
  return (await api.call(createHolidayEvents, { as: api.world.administrator, body })).body.items;
};
const renew = (id: ScheduleEventId): Promise<void> => {
  const now = Date.now();
  const run = { now, at: new Date(now).toISOString(), requestId: 'run', newId: idsFrom(ulid(now)) };
  return renewEvent(api.house.table, api.world.organizationId as OrganizationId, id, run);
};
const stored = (id: ScheduleEventId) =>
  findScheduleEvent(api.house.table, api.world.organizationId as OrganizationId, id);
const titles = async (): Promise<string[]> => {
  const { body } = await api.call(listScheduleEvents, { as: api.world.administrator });
  return body.items.map(({ title }: { title: string }) => title);
};
const activity = async () => (await api.call(listActivity, { as: api.world.administrator })).body.items;

describe('an event that comes again each year', () => {
  it('is made for next year when it is over, by the system, which says of what', async () => {
    const { id, targets } = await closeEachYear();
    await renew(id);
    const { renewedAs, version } = (await stored(id)) ?? {};
    expect(version).toBe(1);
    expect(await stored(renewedAs as ScheduleEventId)).toMatchObject({
      title: 'Julafton 2027',
      start: '2027-12-24T00:00',
      end: '2027-12-25T00:00',
      targets,
      holiday: { code: 'christmas-eve', year: 2027 },
      renewYearly: true,
    });
    const [entry] = await activity();
    expect(entry).toMatchObject({
      action: 'schedule-event-created',
      actor: { kind: 'system' },
      entityId: renewedAs,
      entityName: 'Julafton 2027',
    });
    expect(entry.changes).toContainEqual({ field: 'renewedFrom', before: null, after: 'Julafton 2026' });
  });

  it.each([2020, 2022, 2025])(
    'comes of a holiday of %i that is entered afterwards, for the next year that is not over',
    async (year) => {
      const { targets } = await closeEachYear();
      const support = await api.call(createAnsweringGroup, {
        as: api.world.administrator,
        body: { name: 'Support' },
      });
      const own = [...targets, { kind: 'answering-group', id: support.body.id as string }];
      const [entered] = await close(year, own, true);
      // It is there for as long as one that was entered in time.
      const item = await getItem(
        api.house.table,
        keys.scheduleEvent(api.world.organizationId as OrganizationId, entered.id),
      );
      expect(Number(item?.expiresAtEpochSeconds) * 1000).toBeGreaterThan(christmasDay + 750 * 86_400_000);
      await renew(entered.id);
      const { renewedAs } = (await stored(entered.id)) ?? {};
      expect(await stored(renewedAs as ScheduleEventId)).toMatchObject({
        title: 'Julafton 2027',
        start: '2027-12-24T00:00',
        targets: own,
        renewYearly: true,
      });
      const after = await getItem(
        api.house.table,
        keys.scheduleEvent(api.world.organizationId as OrganizationId, entered.id),
      );
      expect(after?.expiresAtEpochSeconds).toBe(item?.expiresAtEpochSeconds);
    },
  );

  it('is not made before it is over', async () => {
    const { id } = await closeEachYear();
    vi.setSystemTime(advent);
    await renew(id);
    expect(await titles()).toEqual(['Julafton 2026']);
  });

  it('is made once, however often and by however many', async () => {
    const { id } = await closeEachYear();
    await Promise.all(Array.from({ length: 10 }, () => renew(id)));
    await renew(id);
    expect(await titles()).toEqual(['Julafton 2026', 'Julafton 2027']);
    const created = (await activity()).filter(({ action }: never) => action === 'schedule-event-created');
    expect(created).toHaveLength(2);
  });

  it('is not made again when somebody does away with it', async () => {
    const { id } = await closeEachYear();
    await renew(id);
    const path = { scheduleEventId: (await stored(id))?.renewedAs ?? '' };
    await api.call(deleteScheduleEvent, { as: api.world.administrator, path });
    await renew(id);
    expect(await titles()).toEqual(['Julafton 2026']);
  });

  it('is the one that somebody has made already', async () => {
    const { id, targets } = await closeEachYear();
    const [next] = await close(2027, targets, false);
    await Promise.all([renew(id), renew(id)]);
    expect((await stored(id))?.renewedAs).toBe(next.id);
    expect(await titles()).toEqual(['Julafton 2026', 'Julafton 2027']);
    // And goes on from there, as the version that its maker knows.
    expect(await stored(next.id)).toMatchObject({ renewYearly: true, version: 1 });
    const changed = (await activity()).filter(({ action }: never) => action === 'schedule-event-changed');
    expect(changed).toMatchObject([
      {
        actor: { kind: 'system' },
        entityId: next.id,
        changes: [{ field: 'renewYearly', before: null, after: true }],
      },
    ]);
  });

  it('is put on those of its groups that are still there, and ends with the last', async () => {
    const { id, targets } = await closeEachYear(2);
    const drop = (place: number) =>
      api.call(deleteAnsweringGroup, {
        as: api.world.administrator,
        path: { answeringGroupId: targets[place]?.id ?? '' },
      });
    expect((await drop(0)).status).toBe(204);
    await renew(id);
    const next = (await stored(id))?.renewedAs as ScheduleEventId;
    expect((await stored(next))?.targets).toEqual(targets.slice(1));

    vi.setSystemTime(Date.parse('2027-12-25T12:00:00Z'));
    expect((await drop(1)).status).toBe(204);
    await renew(next);
    expect(await stored(next)).toMatchObject({ renewYearly: false, renewedAs: null, version: 1 });
    const entry = (await activity()).find(({ entityId }: never) => entityId === next);
    expect(entry).toMatchObject({
      action: 'schedule-event-changed',
      actor: { kind: 'system' },
      changes: [{ field: 'renewYearly', before: true, after: null }],
    });
    expect(await titles()).toHaveLength(2);
  });
});
