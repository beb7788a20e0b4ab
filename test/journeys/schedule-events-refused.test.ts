/** Schedule events that cannot be: each is refused at its field, and nothing is stored. */
import { beforeAll, describe, expect, it } from 'vitest';
import { System, type CallOptions, type Reply } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.atSeed();
  token = await system.logIn();
});

const call = (method: string, path: string, options: CallOptions = {}): Promise<Reply> =>
  system.call(method, path, { token, ...options });
const outcome = ({ status, body }: Reply) => [status, body.code];
const named = async (path: string, name: string, who = token): Promise<string> =>
  (await system.call('POST', path, { token: who, body: { name } })).body.id;

const christmas = { title: 'Jul', start: '2031-12-24T00:00', end: '2031-12-27T08:00' };
const post = (body: object) => call('POST', '/schedule-events', { body });

describe('an event that cannot be', () => {
  it.each<[object, string, string]>([
    [{ end: '2031-12-24T00:00' }, 'end', 'before-start'],
    [{ end: '2031-12-23T08:00' }, 'end', 'before-start'],
    [{ end: '2031-12-27T24:00' }, 'end', 'not-a-local-time'],
    [{ end: '2031-12-27T08:60' }, 'end', 'not-a-local-time'],
    [{ end: '2031-12-27T8:00' }, 'end', 'not-a-local-time'],
    [{ end: '2031-12-27T08:00:00' }, 'end', 'not-a-local-time'],
    [{ start: '2027-02-29T00:00' }, 'start', 'not-a-local-time'],
    [{ start: '2031-13-01T00:00' }, 'start', 'not-a-local-time'],
    [{ start: '2031-12-24T00:00+01:00' }, 'start', 'not-a-local-time'],
    [{ start: '2031-12-24T00:00Z' }, 'start', 'not-a-local-time'],
    [{ start: '2031-12-24' }, 'start', 'not-a-local-time'],
    [{ start: undefined }, 'start', 'required'],
    [{ timeZone: 'Europe/Atlantis' }, 'timeZone', 'not-a-time-zone'],
    [{ timeZone: '+01:00' }, 'timeZone', 'not-a-time-zone'],
    [{ recurrence: 'daily' }, 'end', 'longer-than-period'],
    [{ recurrence: 'weekly', end: '2031-12-31T00:01' }, 'end', 'longer-than-period'],
    [{ recurrence: 'monthly', end: '2032-01-21T00:01' }, 'end', 'longer-than-period'],
    [{ recurrence: 'yearly', end: '2032-12-23T00:01' }, 'end', 'longer-than-period'],
    [{ recurrence: 'fortnightly' }, 'recurrence', 'invalid-choice'],
    [{ until: '2032-12-24' }, 'until', 'needs-recurrence'],
    [{ recurrence: 'yearly', until: '2031-12-23' }, 'until', 'until-before-start'],
    [{ recurrence: 'yearly', until: '2033-02-29' }, 'until', 'not-a-date'],
    [{ targets: [] }, 'targets', 'required'],
    [{ targets: undefined }, 'targets', 'required'],
    [{ targets: 'all-users' }, 'targets', 'invalid-choice'],
    [{ title: '' }, 'title', 'required'],
    [{ title: 'x'.repeat(101) }, 'title', 'too-long'],
    [{ effect: 'shut' }, 'effect', 'invalid-choice'],
    [{ messageId: `msg_${'0'.repeat(26)}` }, 'messageId', 'unknown-reference'],
    [{ colour: 'red' }, 'colour', 'unknown-field'],
  ])('%j is refused at its field', async (different, field, code) => {
    const reply = await post({ ...christmas, targets: 'all-answering-groups', ...different });
    expect(outcome(reply)).toEqual([400, 'invalid-request']);
    expect(reply.body.errors).toMatchObject([{ field, code }]);
    expect((await call('GET', '/schedule-events')).body.items).toEqual([]);
  });

  it('may last exactly its period', async () => {
    for (const [recurrence, end] of [
      ['daily', '2031-12-25T00:00'],
      ['weekly', '2031-12-31T00:00'],
      ['monthly', '2032-01-21T00:00'],
      ['yearly', '2032-12-23T00:00'],
    ]) {
      expect((await post({ ...christmas, recurrence, end, targets: 'all-ivr-menus' })).status, recurrence).toBe(201);
    }
  });

  it('is put on what does not exist, is another’s, of the other kind or deleted: all alike', async () => {
    const good = { kind: 'answering-group', id: await named('/answering-groups', 'Växeln') };
    const gone = { kind: 'answering-group', id: await named('/answering-groups', 'Borta') };
    await call('DELETE', `/answering-groups/${gone.id}`);
    const wrong = [
      { kind: 'answering-group', id: await named('/answering-groups', 'Deras', await system.logIn(1)) },
      { kind: 'answering-group', id: `grp_${'0'.repeat(26)}` },
      { kind: 'answering-group', id: 'grp_1' },
      { kind: 'ivr-menu', id: good.id },
      { kind: 'answering-group', id: await named('/ivr-menus', 'Huvudnumret') },
      gone,
    ];
    for (const each of wrong) {
      for (const path of ['/schedule-events', '/schedule-events/preview']) {
        const reply = await call('POST', path, { body: { ...christmas, targets: [good, good, each] } });
        expect(outcome(reply)).toEqual([400, 'invalid-request']);
        expect(reply.body.errors).toMatchObject([{ field: 'targets[2].id', code: 'unknown-reference' }]);
      }
    }
    const { id } = (await post({ ...christmas, targets: [good] })).body;
    const reply = await call('PATCH', `/schedule-events/${id}`, { body: { targets: wrong } });
    expect(reply.body.errors.map(({ field }: { field: string }) => field)).toEqual(
      wrong.map((_, place) => `targets[${place}].id`),
    );
    expect((await call('GET', `/schedule-events/${id}`)).body).toMatchObject({ targets: [good], version: 1 });
  });

  it('is put on 81', async () => {
    const targets = Array.from({ length: 81 }, (_, place) => ({
      kind: 'answering-group',
      id: `grp_${String(place).padStart(26, '0')}`,
    }));
    expect((await post({ ...christmas, targets })).body.errors).toMatchObject([{ field: 'targets', code: 'too-many' }]);
  });

  it('is another organisation’s', async () => {
    const { id } = (await post({ ...christmas, targets: 'all-answering-groups' })).body;
    const other = await system.logIn(1);
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { title: 'Vår' }],
      ['PUT', '/exceptions/2031-12-24', { skip: true }],
      ['DELETE', '/exceptions/2031-12-24', undefined],
      ['DELETE', '', undefined],
    ] as const) {
      const reply = await system.call(method, `/schedule-events/${id}${path}`, { token: other, body });
      expect(outcome(reply), method).toEqual([404, 'not-found']);
    }
    const preview = await system.call('POST', '/schedule-events/preview', {
      token: other,
      body: { ...christmas, targets: 'all-answering-groups', id },
    });
    expect(preview.body.errors).toMatchObject([{ field: 'id', code: 'unknown-reference' }]);
    expect((await call('GET', `/schedule-events/${id}`)).body.version).toBe(1);
  });
});
