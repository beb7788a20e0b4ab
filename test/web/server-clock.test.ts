/** What is told as now is the server's now, on devices too whose clocks are wrong. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteServerTime, onServerClock, serverNow } from '../../web/api/server-clock.ts';

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

test('who looks at the clock is called back when a minute or a day may have turned, and at once when the clock was put right', () => {
  const listener = vi.fn<() => void>();
  const stop = onServerClock(listener);
  vi.advanceTimersByTime(5_000);
  expect(listener).toHaveBeenCalledTimes(1);
  noteServerTime(told('Thu, 24 Dec 2026 07:00:00 GMT'));
  expect(listener).toHaveBeenCalledTimes(2);
  noteServerTime(told('Thu, 24 Dec 2026 07:00:01 GMT'));
  expect(listener).toHaveBeenCalledTimes(2);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(listener).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(0);
});

test('one timer serves all who look at the clock', () => {
  const [one, other] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const stops = [onServerClock(one), onServerClock(other)];
  expect(vi.getTimerCount()).toBe(1);
  stops[0]?.();
  vi.advanceTimersByTime(5_000);
  expect(one).not.toHaveBeenCalled();
  expect(other).toHaveBeenCalledTimes(1);
  stops[1]?.();
});
