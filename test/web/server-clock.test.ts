/** What is told as now is the server's now, on devices too whose clocks are wrong. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteServerTime, serverNow } from '../../web/api/server-clock.ts';

const device = Date.parse('2026-11-23T08:00:00Z');
const told = (date: string): Headers => new Headers({ date });

beforeEach(() => vi.useFakeTimers({ now: device }));
afterEach(() => {
  noteServerTime(told(new Date(device).toUTCString()));
  vi.useRealTimers();
});

test('a device that is an hour behind is put right', () => {
  noteServerTime(told('Mon, 23 Nov 2026 09:00:00 GMT'));
  expect(serverNow()).toBe(Date.parse('2026-11-23T09:00:00Z'));
});

test('and time goes on from there', () => {
  noteServerTime(told('Thu, 24 Dec 2026 07:00:00 GMT'));
  vi.advanceTimersByTime(90_000);
  expect(serverNow()).toBe(Date.parse('2026-12-24T07:01:30Z'));
});

test('a slow reply moves nothing', () => {
  noteServerTime(told('Mon, 23 Nov 2026 07:59:57 GMT'));
  expect(serverNow()).toBe(device);
});

test('a reply that says no time changes nothing', () => {
  noteServerTime(told('Mon, 23 Nov 2026 09:00:00 GMT'));
  noteServerTime(new Headers());
  expect(serverNow()).toBe(Date.parse('2026-11-23T09:00:00Z'));
});
