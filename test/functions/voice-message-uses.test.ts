/** What plays voice messages, and their deletion meanwhile. */
import { describe, expect, it, vi } from 'vitest';
import { createAnsweringGroup, updateAnsweringGroup } from '../../contract/answering-groups.ts';
import { createHolidayEvents } from '../../contract/holidays.ts';
import { createIvrMenu } from '../../contract/ivr-menus.ts';
import {
  createScheduleEvent,
  deleteScheduleEvent,
  getScheduleEvent,
  updateScheduleEvent,
} from '../../contract/schedule-events.ts';
import { deleteVoiceMessage, getVoiceMessage, listVoiceMessages } from '../../contract/voice-messages.ts';
import { eventPlaying, openVoiceMessageApi, wrongIn } from '../build/voice-message-api.ts';

const now = Date.parse('2026-11-30T12:00:00Z');
const { api, ask, recorded } = openVoiceMessageApi(now);

describe('what uses a voice message', () => {
  it('keeps it from being deleted, by name, until it is gone', async () => {
    const id = await recorded();
    const { body: closed } = await ask(createScheduleEvent, { body: eventPlaying(id) });
    const { body: group } = await ask(createAnsweringGroup, { body: { name: 'Kundtjänst', closedMessageId: id } });
    await ask(createIvrMenu, {
      body: { name: 'Huvudnumret', greetingMessageId: id, keys: { '9': { kind: 'message', id } } },
    });
    const { status, body } = await ask(deleteVoiceMessage, { id });
    expect([status, body.code, body.uses.map(({ name }: { name: string }) => name).toSorted()]).toEqual([
      409,
      'in-use',
      ['Huvudnumret', 'Julstängt', 'Kundtjänst'],
    ]);
    const { body: message } = await ask(getVoiceMessage, { id });
    expect(message.usedBy.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'Huvudnumret',
      'Julstängt',
      'Kundtjänst',
    ]);
    await ask(deleteScheduleEvent, { id: closed.id });
    await ask(updateAnsweringGroup, { id: group.id, body: { closedMessageId: null } });
    expect((await ask(deleteVoiceMessage, { id })).body.uses).toHaveLength(1);
  });

  it('is an event that is over no more: then the message may go, and the event come again only without it', async () => {
    const id = await recorded();
    const { body: closed } = await ask(createScheduleEvent, { body: eventPlaying(id) });
    vi.setSystemTime(Date.parse('2026-12-28T12:00:00Z'));
    expect((await ask(deleteVoiceMessage, { id })).status).toBe(204);
    const later = { start: '2027-12-24T00:00', end: '2027-12-27T08:00' };
    expect(wrongIn(await ask(updateScheduleEvent, { id: closed.id, body: later }))).toEqual([
      400,
      'invalid-request',
      'messageId: unknown-reference',
    ]);
    expect((await ask(updateScheduleEvent, { id: closed.id, body: { ...later, messageId: null } })).status).toBe(200);
  });

  it('is in no list once it is over', async () => {
    const id = await recorded();
    await ask(createScheduleEvent, { body: eventPlaying(id) });
    const uses = async () => (await ask(listVoiceMessages)).body.items[0].usedBy.length;
    expect(await uses()).toBe(1);
    vi.setSystemTime(Date.parse('2026-12-27T07:00:00Z'));
    expect([await uses(), (await ask(getVoiceMessage, { id })).body.usedBy]).toEqual([0, []]);
  });

  it('is an event that is over as long as it renews itself, and the one that is made of it', async () => {
    const id = await recorded();
    const { body } = await ask(createHolidayEvents, {
      body: { year: 2026, codes: ['christmas-eve'], targets: 'all-answering-groups', messageId: id, renewYearly: true },
    });
    vi.setSystemTime(Date.parse('2026-12-28T12:00:00Z'));
    expect((await ask(deleteVoiceMessage, { id })).body.code).toBe('in-use');
    await api.house.reconcile();
    const { usedBy } = (await ask(getVoiceMessage, { id })).body;
    expect(usedBy).toHaveLength(1);
    expect(usedBy[0].id).not.toBe(body.items[0].id);
    expect(usedBy[0].name).toContain('2027');
  });

  it('goes on in the one that somebody has made for next year with the same message', async () => {
    const id = await recorded();
    const close = (year: number, renewYearly: boolean) =>
      ask(createHolidayEvents, {
        body: { year, codes: ['christmas-eve'], targets: 'all-answering-groups', messageId: id, renewYearly },
      });
    await close(2026, true);
    const { body } = await close(2027, false);
    vi.setSystemTime(Date.parse('2026-12-28T12:00:00Z'));
    await api.house.reconcile();
    expect((await ask(getScheduleEvent, { id: body.items[0].id })).body.renewYearly).toBe(true);
    const { usedBy } = (await ask(getVoiceMessage, { id })).body;
    expect(usedBy.map((use: { id: string }) => use.id)).toEqual([body.items[0].id]);
  });

  it('ends where the one that somebody has made for next year is over, and its message gone', async () => {
    const id = await recorded();
    const close = async (year: number, more: object) => {
      const base = { year, codes: ['christmas-eve'], targets: 'all-answering-groups' };
      return (await ask(createHolidayEvents, { body: { ...base, ...more } })).body.items[0].id;
    };
    const renewed = await close(2026, { renewYearly: true });
    const next = await close(2027, { messageId: id });
    const past = { start: '2026-12-01T00:00', end: '2026-12-02T00:00' };
    expect((await ask(updateScheduleEvent, { id: next, body: past })).status).toBe(200);
    vi.setSystemTime(Date.parse('2026-12-28T12:00:00Z'));
    expect((await ask(deleteVoiceMessage, { id })).status).toBe(204);
    await api.house.reconcile();
    expect((await ask(getScheduleEvent, { id: renewed })).body.renewYearly).toBe(false);
    expect((await ask(getScheduleEvent, { id: next })).body.renewYearly).toBe(false);
  });

  it('does not come to renew itself once its message is gone', async () => {
    const id = await recorded();
    const { body } = await ask(createHolidayEvents, {
      body: { year: 2026, codes: ['christmas-eve'], targets: 'all-answering-groups', messageId: id },
    });
    vi.setSystemTime(Date.parse('2026-12-28T12:00:00Z'));
    expect((await ask(deleteVoiceMessage, { id })).status).toBe(204);
    const renew = (more: object) =>
      ask(updateScheduleEvent, { id: body.items[0].id, body: { renewYearly: true, ...more } });
    expect(wrongIn(await renew({}))).toEqual([400, 'invalid-request', 'messageId: unknown-reference']);
    expect((await renew({ messageId: null })).status).toBe(200);
  });

  it('leaves nothing of itself on a message that is gone', async () => {
    const id = await recorded();
    const { body } = await ask(createScheduleEvent, { body: eventPlaying(id) });
    vi.setSystemTime(Date.parse('2026-12-28T12:00:00Z'));
    await ask(deleteVoiceMessage, { id });
    expect((await ask(deleteScheduleEvent, { id: body.id })).status).toBe(204);
    expect((await ask(listVoiceMessages)).body.items).toEqual([]);
  });

  it('wins or loses a race against its deletion when it was over and comes again', async () => {
    const outcomes = { kept: 0, gone: 0 };
    for (let race = 0; race < 40; race += 1) {
      vi.setSystemTime(now);
      const id = await recorded();
      const { body } = await ask(createScheduleEvent, { body: eventPlaying(id) });
      vi.setSystemTime(Date.parse('2026-12-28T12:00:00Z'));
      const revive = () =>
        ask(updateScheduleEvent, { id: body.id, body: { start: '2027-12-24T00:00', end: '2027-12-27T08:00' } });
      const remove = () => ask(deleteVoiceMessage, { id });
      const [one, other] = await Promise.all(race % 2 === 0 ? [revive(), remove()] : [remove(), revive()]);
      const [revived, removed] = race % 2 === 0 ? [one, other] : [other, one];
      expect([
        [200, 409],
        [400, 204],
      ]).toContainEqual([revived?.status, removed?.status]);
      expect((await ask(getVoiceMessage, { id })).status).toBe(revived?.status === 200 ? 200 : 404);
      outcomes[revived?.status === 200 ? 'kept' : 'gone'] += 1;
    }
    expect(outcomes.kept + outcomes.gone).toBe(40);
  });

  it('never loses a race against its deletion, nor wins one and leaves it dangling', async () => {
    let chosen = 0;
    for (let race = 0; race < 100; race += 1) {
      const id = await recorded();
      const [made, gone] = await Promise.all([
        ask(createScheduleEvent, { body: eventPlaying(id) }),
        ask(deleteVoiceMessage, { id }),
      ]);
      expect([
        [201, 409],
        [400, 204],
      ]).toContainEqual([made.status, gone.status]);
      expect((await ask(getVoiceMessage, { id })).status).toBe(made.status === 201 ? 200 : 404);
      if (made.status === 201) chosen += 1;
    }
    expect(chosen).toBeLessThanOrEqual(100);
  });
});
