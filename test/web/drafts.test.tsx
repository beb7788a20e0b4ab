/** What was typed when a session ended is kept for the person who typed it, and for nobody else. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { claimDrafts, dropDraft, dropDrafts, keepDrafts, keptDraft, registerDraft } from '../../web/design/drafts.ts';

const [anna, bo] = ['org_1 usr_anna', 'org_1 usr_bo'];
const ends: (() => void)[] = [];
const form = (name: string, typed: () => unknown): void => void ends.push(registerDraft(name, typed));

beforeEach(() => dropDrafts());
afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.unstubAllGlobals();
});

test('the same person finds every form as it was', () => {
  form('/users/new user', () => ({ firstName: 'Åsa' }));
  form('/schedule opened', () => ({ value: { kind: 'holidays' } }));
  keepDrafts(anna);
  claimDrafts(anna);
  expect(keptDraft('/users/new user')).toEqual({ firstName: 'Åsa' });
  expect(keptDraft('/schedule opened')).toEqual({ value: { kind: 'holidays' } });
});

test('a form in which nothing was typed, and one that was closed, keep nothing', () => {
  form('/users/new user', () => undefined);
  registerDraft('/organization organization', () => ({ name: 'Bageriet' }))();
  keepDrafts(anna);
  expect(keptDraft('/users/new user')).toBeUndefined();
  expect(keptDraft('/organization organization')).toBeUndefined();
});

test('two forms under one name are a fault of the page', () => {
  form('one', () => 1);
  expect(() => registerDraft('one', () => 2)).toThrow('one');
});

test('it is asked for when the session ends, and not before', () => {
  let firstName = 'Å';
  form('/users/new user', () => ({ firstName }));
  firstName = 'Åsa';
  keepDrafts(anna);
  expect(keptDraft('/users/new user')).toEqual({ firstName: 'Åsa' });
});

test.each([
  ['a colleague', bo],
  ['the same person in another organisation', 'org_2 usr_anna'],
])('%s finds nothing, and neither does the person afterwards', (_, other) => {
  form('/users/new user', () => ({ firstName: 'Åsa' }));
  keepDrafts(anna);
  claimDrafts(other);
  expect(keptDraft('/users/new user')).toBeUndefined();
  claimDrafts(anna);
  expect(keptDraft('/users/new user')).toBeUndefined();
});

test('what another person typed is not kept together with one’s own', () => {
  form('/users/new user', () => ({ firstName: 'Åsa' }));
  keepDrafts(anna);
  ends.pop()?.();
  form('/organization organization', () => ({ name: 'Bageriet' }));
  keepDrafts(bo);
  claimDrafts(bo);
  expect(keptDraft('/users/new user')).toBeUndefined();
  expect(keptDraft('/organization organization')).toEqual({ name: 'Bageriet' });
});

test('what is in its form again is kept no longer, the others are', () => {
  form('one', () => 1);
  form('other', () => 2);
  keepDrafts(anna);
  dropDraft('one');
  expect([keptDraft('one'), keptDraft('other')]).toEqual([undefined, 2]);
});

test('a session that ends a second time loses nothing of what waits since the first', () => {
  form('one', () => 1);
  keepDrafts(anna);
  ends.pop()?.();
  claimDrafts(anna);
  form('other', () => 2);
  keepDrafts(anna);
  expect([keptDraft('one'), keptDraft('other')]).toEqual([1, 2]);
});

describe('what is stored', () => {
  const tab = new Map<string, string>();
  beforeEach(() => {
    tab.clear();
    vi.stubGlobal('window', {
      sessionStorage: {
        getItem: (key: string) => tab.get(key) ?? null,
        setItem: (key: string, value: string) => tab.set(key, value),
        removeItem: (key: string) => tab.delete(key),
      },
    });
  });

  test('stays in this tab, so that a reload at the login loses nothing', () => {
    form('one', () => ({ firstName: 'Åsa' }));
    keepDrafts(anna);
    expect([...tab.values()].join('')).toContain('Åsa');
  });

  test('never has a secret in it, however deep', () => {
    const secrets = { newPassword: 'hemligt', sipSecret: 'hemligt', accessToken: 'hemligt', identityNumber: 'hemligt' };
    form('one', () => ({ ...secrets, users: [{ name: 'Åsa', password: 'hemligt' }] }));
    keepDrafts(anna);
    expect([...tab.values()].join('')).not.toContain('hemligt');
    expect(keptDraft('one')).toEqual({ users: [{ name: 'Åsa' }] });
  });

  test('is gone when it is thrown away', () => {
    form('one', () => 1);
    keepDrafts(anna);
    dropDrafts();
    expect(tab.size).toBe(0);
  });
});
