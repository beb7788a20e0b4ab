/** A browser that blocks or has no room for storage breaks nothing. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { deviceStorage } from '../../web/storage.ts';

afterEach(() => {
  deviceStorage.set('language', null);
  vi.unstubAllGlobals();
});

const blocked = {
  get localStorage(): Storage {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  },
};

const full = {
  localStorage: {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    },
    removeItem: () => undefined,
  },
};

test('a session without a way to other tabs, which a browser blocks with the cookies, is one for this tab', async () => {
  const blockedChannel = vi.fn<() => never>(function deny() {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  vi.stubGlobal('BroadcastChannel', blockedChannel);
  vi.resetModules();
  const { sessionState } = await import('../../web/session/session.ts');
  expect(blockedChannel).toHaveBeenCalledOnce();
  expect(sessionState()).toEqual({ phase: 'out', reason: 'never' });
});

describe.each([
  ['is blocked together with the cookies', blocked],
  ['is full', full],
])('a storage that %s', (_, window) => {
  test('is empty, and remembers until the page is left', () => {
    vi.stubGlobal('window', window);
    expect(deviceStorage.get('language')).toBeNull();
    deviceStorage.set('language', 'en');
    expect(deviceStorage.get('language')).toBe('en');
    deviceStorage.set('language', null);
    expect(deviceStorage.get('language')).toBeNull();
  });
});
