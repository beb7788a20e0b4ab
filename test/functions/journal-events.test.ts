import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../contract/events.ts';
import type { Action, Change } from '../../domain/journal.ts';

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
    ['a new password', 'password-reset', [], []],
    ['a request for a text', 'config-sms-requested', [], []],
  ] as const satisfies readonly (readonly [string, Action, readonly Change[], readonly string[]])[])(
    'of %s',
    (_, action, changes, types) => {
      expect(eventsOf({ action, changes })).toEqual(types);
    },
  );
});
