import { describe, expect, it } from 'vitest';
import { events, eventsOf } from '../../contract/events.ts';
import { idFrom } from '../../domain/ids.ts';
import type { Action, Change } from '../../domain/journal.ts';
import { journalEvents } from '../../functions/shared/journal-events.ts';
import { anEntry } from '../build/entry.ts';
import { groupId } from '../build/schedule-target.ts';

const became = (field: string, before: Change['before'], after: Change['after']): Change => ({ field, before, after });

describe('what other services are told', () => {
  it.each([
    ['a new name', 'user-changed', [became('lastName', 'A', 'B')], ['user-changed']],
    [
      'a new administrator',
      'administrator-granted',
      [became('administrator', false, true)],
      ['user-changed', 'administrator-granted'],
    ],
    [
      'an administrator who is out',
      'administrator-revoked',
      [became('administrator', true, false), became('status', 'active', 'deactivated')],
      ['user-changed', 'user-deactivated', 'administrator-revoked'],
    ],
    [
      'an end that has come',
      'user-deactivated',
      [became('status', 'active', 'deactivated')],
      ['user-changed', 'user-deactivated'],
    ],
    ['a deletion', 'user-deleted', [became('status', 'active', 'deleted')], ['user-changed', 'user-deactivated']],
    ['a new user', 'user-created', [became('administrator', null, true)], ['user-created']],
    [
      'a menu that leads abroad',
      'ivr-menu-changed',
      [became('foreignNumbers', [], ['+4790123456'])],
      ['ivr-menu-changed', 'foreign-destination-set'],
    ],
    [
      'a menu that no longer does',
      'ivr-menu-changed',
      [became('foreignNumbers', ['+4790123456'], [])],
      ['ivr-menu-changed'],
    ],
    ['a new password', 'password-reset', [], []],
    ['a request for a text', 'config-sms-requested', [], []],
  ] as const satisfies readonly (readonly [string, Action, readonly Change[], readonly string[]])[])(
    'of %s',
    (_, action, changes, types) => {
      expect(eventsOf({ action, changes, data: {} })).toEqual(types);
    },
  );

  const organization = idFrom('org', '0'.repeat(26));
  const ruling = (
    Object.keys(events) as Exclude<keyof typeof events, 'foreign-destination-set' | 'sim-shipment-requested'>[]
  ).filter((type) => 'touches' in events[type].shape);

  it.each(ruling)('of %s names the targets whose timelines are stale', (action) => {
    const data = { kind: 'answering-group' };
    const [event] = journalEvents(
      organization,
      anEntry({ action, data, wakes: { target: [groupId(1), 'all-ivr-menus'] } }),
    );
    expect(events[action].parse(event?.detail)).toMatchObject({ touches: [groupId(1), 'all-ivr-menus'] });
    const [other] = journalEvents(organization, anEntry({ action, data }));
    expect(events[action].parse(other?.detail)).toMatchObject({ touches: [] });
  });

  it('carries the data of an entry as it is: lists and objects', () => {
    const data = { administrator: true, lines: [{ product: 'mobile', users: [null, 'usr_1'], price: { ore: 9900 } }] };
    const [event] = journalEvents(organization, anEntry({ data }));
    expect(event?.detail).toMatchObject(data);
  });

  it('of people names no targets', () => {
    const [event] = journalEvents(organization, anEntry({ action: 'user-changed' }));
    expect(event?.detail).not.toHaveProperty('touches');
  });
});
