/** What changes of schedule events lead to: who wins, what is told, and what they may not bring back. */
import { describe, expect, it, vi } from 'vitest';
import { listJournal } from '../../adapters/table/journal.ts';
import { createAnsweringGroup, deleteAnsweringGroup, getAnsweringGroupState } from '../../contract/answering-groups.ts';
import { createHolidayEvents } from '../../contract/holidays.ts';
import * as contract from '../../contract/schedule-events.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import type { House, HouseReply, HouseRequest } from '../build/house.ts';

const advent = Date.parse('2026-11-30T12:00:00Z');
const api = openInProcessApi({ isFresh: true, now: advent });

/** One second after the other, so that the log has an order. */
function call(operation: Parameters<House['call']>[0], request: HouseRequest = {}): Promise<HouseReply> {
  vi.setSystemTime(Date.now() + 1000);
  return api.call(operation, { as: api.world.administrator, ...request });
}
const group = async (name: string): Promise<{ kind: string; id: string }> => ({
  kind: 'answering-group',
  id: (await call(createAnsweringGroup, { body: { name } })).body.id,
});
const create = async (different: object) =>
  (
    await call(contract.createScheduleEvent, {
      body: { title: 'Stängt', start: '2026-12-24T00:00', end: '2026-12-25T00:00', ...different },
    })
  ).body;
const close = async (different: object) =>
  (await call(createHolidayEvents, { body: { year: 2026, codes: ['christmas-eve'], ...different } })).body.items[0];
const change = (id: string, body: object): Promise<HouseReply> =>
  call(contract.updateScheduleEvent, { path: { scheduleEventId: id }, body });
const lastEntry = async (): Promise<JournalEntry | undefined> =>
  (await listJournal(api.house.table, api.world.organizationId as OrganizationId, { limit: 1 })).entries[0];

describe('the journal', () => {
  it('tells targets of one name apart, and whose state may be another', async () => {
    const [one, other] = [await group('Support'), await group('Support')];
    const { id } = await create({ targets: [one] });
    await change(id, { targets: [other] });
    expect(await lastEntry()).toMatchObject({
      changes: [{ field: 'targets', before: [`Support (${one.id})`], after: [`Support (${other.id})`] }],
      wakes: { target: [one.id, other.id] },
    });
  });

  it('wakes nothing when only words change', async () => {
    const { id } = await create({ targets: 'all-ivr-menus' });
    await change(id, { title: 'Jul' });
    expect(await lastEntry()).not.toHaveProperty('wakes');
  });
});

describe('a holiday’s event', () => {
  it('gives way to one that somebody made later, whatever year it is of', async () => {
    const target = await group('Support');
    await close({ year: 2027, targets: [target] });
    const open = await create({
      targets: [target],
      start: '2027-12-24T00:00',
      end: '2027-12-25T00:00',
      effect: 'open',
    });
    const state = await call(getAnsweringGroupState, {
      path: { answeringGroupId: target.id },
      query: { at: '2027-12-24T12:00:00Z' },
    });
    expect(state.body.because).toEqual({ kind: 'event', id: open.id });
  });

  it('comes again each year when it is made again and said to', async () => {
    const first = await close({ targets: 'all-ivr-menus' });
    const second = await close({ targets: 'all-ivr-menus', renewYearly: true });
    expect(second).toEqual({ ...first, renewYearly: true, version: 2 });
    // What is not said again stays.
    expect(await close({ targets: 'all-ivr-menus' })).toEqual(second);
    expect(await close({ targets: 'all-ivr-menus', renewYearly: false })).toMatchObject({ renewYearly: false });
  });
});

describe('a request', () => {
  const noMessage = 'msg_x';
  it('names what does not exist alike, whether or not it could', async () => {
    const unknown = (field: string) => ({ status: 400, body: { errors: [{ field, code: 'unknown-reference' }] } });
    const body = { title: 'Stängt', targets: 'all-ivr-menus', start: '2026-12-24T00:00', end: '2026-12-25T00:00' };
    const { id } = await create({ targets: 'all-ivr-menus' });
    const replies = [
      await call(contract.createScheduleEvent, { body: { ...body, messageId: noMessage } }),
      await change(id, { messageId: noMessage }),
      await call(contract.putScheduleException, {
        path: { scheduleEventId: id, date: '2026-12-24' },
        body: { start: body.start, end: body.end, messageId: noMessage },
      }),
      await call(contract.previewScheduleEvent, { body: { ...body, messageId: noMessage } }),
    ];
    for (const reply of replies) expect(reply).toMatchObject(unknown('messageId'));
    expect(await call(contract.previewScheduleEvent, { body: { ...body, id: 'evt_x' } })).toMatchObject(unknown('id'));
  });

  it('for what is between two dates has them in order', async () => {
    const list = (from: string, to: string) => call(contract.listScheduleEvents, { query: { from, to } });
    expect((await list('2026-12-24', '2026-12-24')).status).toBe(200);
    expect(await list('2026-12-25', '2026-12-24')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'to', code: 'before-start' }] },
    });
  });
});

describe('the preview', () => {
  it('names each group that is affected, also where the other event lies on all', async () => {
    const [one, other] = [await group('Ett'), await group('Två')];
    const all = await create({ targets: 'all-answering-groups', start: '2041-12-24T00:00', end: '2041-12-25T00:00' });
    const body = { targets: [one, other], start: '2041-12-24T08:00', end: '2041-12-24T10:00' };
    const named = async (targets: unknown) => {
      const { conflicts } = (await call(contract.previewScheduleEvent, { body: { ...body, targets } })).body;
      const met = conflicts.filter(({ eventId }: { eventId: string }) => eventId === all.id);
      return met.map(({ targetId }: { targetId: string }) => targetId);
    };
    expect(await named([one, other])).toEqual([one.id, other.id]);
    expect(await named('all-answering-groups')).toEqual(['all-answering-groups']);
  });
});

/** The past is answered by the rules as they are now, whenever they were entered. */
describe('the answer about a moment that is past', () => {
  const yesterday = { start: '2026-11-29T00:00', end: '2026-11-30T00:00' };
  const stateAt = async ({ id }: { id: string }, at: string) => {
    const path = { answeringGroupId: id };
    const { state, because } = (await call(getAnsweringGroupState, { path, query: { at } })).body;
    return [state, because.id];
  };
  const then = '2026-11-29T12:00:00Z';

  it.each([
    ['over', yesterday],
    ['not over', { ...yesterday, end: '2026-12-02T00:00' }],
  ])('follows from an event that is entered when it has begun, and is %s', async (_, times) => {
    const target = await group('Support');
    const { id } = await create({ targets: [target], ...times });
    expect(await stateAt(target, then)).toEqual(['closed', id]);
  });

  it('follows from an event that is changed when it is over, as long as that is asked about', async () => {
    const target = await group('Support');
    const { id } = await create({ targets: [target], ...yesterday, start: '2026-11-28T00:00' });
    await change(id, yesterday);
    expect(await stateAt(target, '2026-11-28T12:00:00Z')).toEqual(['open', null]);
    expect(await stateAt(target, then)).toEqual(['closed', id]);
    await change(id, { effect: 'open' });
    expect(await stateAt(target, then)).toEqual(['open', id]);
    await change(id, { start: '2026-11-20T00:00', end: '2026-11-21T00:00' });
    expect(await stateAt(target, then)).toEqual(['open', null]);
    expect(await stateAt(target, '2026-11-20T12:00:00Z')).toEqual(['open', id]);
  });

  it('follows from an event no longer when that is deleted, and again when it is made again', async () => {
    const target = await group('Support');
    const event = await create({ targets: [target], ...yesterday });
    await call(contract.deleteScheduleEvent, { path: { scheduleEventId: event.id } });
    expect(await stateAt(target, then)).toEqual(['open', null]);
    const again = await create({ targets: [target], ...yesterday });
    expect(await stateAt(target, then)).toEqual(['closed', again.id]);
  });
});

describe('an event that is over', () => {
  /** On a group that is gone since the event is over. */
  async function over(different: object) {
    const target = await group('Support');
    const { id } = await create({ targets: [target], ...different });
    vi.setSystemTime(Date.parse('2027-01-10T12:00:00Z'));
    expect((await call(deleteAnsweringGroup, { path: { answeringGroupId: target.id } })).status).toBe(204);
    return id as string;
  }
  const gone = { status: 400, body: { errors: [{ field: 'targets', code: 'unknown-reference' }] } };

  it.each([
    ['by another end', (id: string) => change(id, { end: '2027-02-01T00:00' })],
    [
      'by moving an occurrence',
      (id: string) =>
        call(contract.putScheduleException, {
          path: { scheduleEventId: id, date: '2026-12-24' },
          body: { start: '2027-02-01T00:00', end: '2027-02-02T00:00' },
        }),
    ],
  ])('is not put on what is gone %s', async (_, act) => {
    expect(await act(await over({}))).toMatchObject(gone);
  });

  it('comes again on what is left of its targets', async () => {
    const [deleted, left] = [await group('Support'), await group('Växel')];
    const { id } = await create({ targets: [deleted, left] });
    vi.setSystemTime(Date.parse('2027-01-10T12:00:00Z'));
    expect((await call(deleteAnsweringGroup, { path: { answeringGroupId: deleted.id } })).status).toBe(204);
    const { status, body } = await change(id, { end: '2027-02-01T00:00' });
    expect([status, body.targets]).toEqual([200, [left]]);
  });

  it('is not put on what is gone when its last occurrences are skipped no longer', async () => {
    const series = { recurrence: 'daily', until: '2027-01-10' };
    const target = await group('Support');
    const { id } = await create({ targets: [target], ...series, start: '2027-01-09T00:00', end: '2027-01-09T23:00' });
    const path = { scheduleEventId: id as string, date: '2027-01-10' };
    await call(contract.putScheduleException, { path, body: { skip: true } });
    vi.setSystemTime(Date.parse('2027-01-10T12:00:00Z'));
    expect((await call(deleteAnsweringGroup, { path: { answeringGroupId: target.id } })).status).toBe(204);
    expect(await call(contract.deleteScheduleException, { path })).toMatchObject(gone);
  });
});

describe('the list of what concerns a group', () => {
  it('has events on all groups, and nothing for a group that is not there', async () => {
    const [here, gone] = [await group('Support'), await group('Växel')];
    const { id } = await create({ targets: 'all-answering-groups' });
    await call(deleteAnsweringGroup, { path: { answeringGroupId: gone.id } });
    const concerning = async (targetId: string) =>
      (await call(contract.listScheduleEvents, { query: { targetId } })).body.items;
    expect(await concerning(here.id)).toMatchObject([{ id }]);
    expect(await concerning(gone.id)).toEqual([]);
  });
});
