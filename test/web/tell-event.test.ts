/** A schedule event is told back as people would say it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { endAfterMove, isComplete, newEventForm, type EventForm } from '../../web/schedules/event-form.ts';
import { tellEvent } from '../../web/schedules/tell-event.ts';

beforeAll(async () => {
  const file = join(import.meta.dirname, '../../web/messages/sv.json');
  const translation = JSON.parse(readFileSync(file, 'utf8')) as object;
  await i18next.init({ lng: 'sv', resources: { sv: { translation } }, interpolation: { escapeValue: false } });
});

const christmas: EventForm = {
  title: 'Jul 2026',
  effect: 'closed',
  startDay: '2026-12-24',
  startTime: '00:00',
  endDay: '2026-12-27',
  endTime: '08:00',
  recurrence: 'never',
  until: '',
  timeZone: 'Europe/Stockholm',
  targets: 'all-answering-groups',
  renewYearly: false,
};
const said = (typed: Partial<EventForm>, afterwards: Parameters<typeof tellEvent>[2] = 'unknown'): string =>
  tellEvent({ ...christmas, ...typed }, { language: 'sv', timeZone: 'Europe/Stockholm' }, afterwards);

test('closed over Christmas', () => {
  expect(said({}, 'opens')).toBe('Stängt 24–27 december, öppnar söndag 27 december kl. 08:00.');
});

test('one whole day ends when the next begins', () => {
  expect(said({ endDay: '2026-12-25', endTime: '00:00' })).toBe(
    'Stängt 24 december, till fredag 25 december kl. 00:00.',
  );
});

test('a few hours', () => {
  const lunch = { startDay: '2026-11-30', startTime: '12:00', endDay: '2026-11-30', endTime: '13:00' };
  expect(said(lunch)).toBe('Stängt måndag 30 november kl. 12:00–13:00.');
  expect(said({ ...lunch, recurrence: 'daily' })).toBe(
    'Stängt varje dag kl. 12:00–13:00, första gången måndag 30 november.',
  );
  expect(said({ ...lunch, recurrence: 'weekly', effect: 'open', until: '2027-06-30' })).toBe(
    'Öppet varje måndag kl. 12:00–13:00, första gången måndag 30 november. Sista gången börjar senast 30 juni 2027.',
  );
  expect(said({ ...lunch, recurrence: 'monthly' })).toBe(
    'Stängt den 30 varje månad kl. 12:00–13:00, första gången måndag 30 november.',
  );
});

test('over the weekend', () => {
  const weekend = { startDay: '2026-11-27', startTime: '18:00', endDay: '2026-11-30', endTime: '08:00' };
  expect(said({ ...weekend, recurrence: 'weekly' })).toBe(
    'Stängt varje vecka från fredag kl. 18:00 till måndag kl. 08:00, första gången fredag 27 november.',
  );
  expect(said(weekend, 'closes')).toBe('Stängt 27–30 november från kl. 18:00, stänger måndag 30 november kl. 08:00.');
});

test('a clock that is not the organisation’s is named', () => {
  expect(said({ endDay: '2026-12-24', endTime: '12:00', timeZone: 'America/New_York' })).toBe(
    'Stängt torsdag 24 december kl. 00:00–12:00. Tiderna gäller i America/New York.',
  );
});

test('a form begins with tomorrow, and its end follows its start', () => {
  const form = newEventForm({ today: '2026-12-31', timeZone: 'Europe/Stockholm', targets: 'all-ivr-menus' });
  expect([form.startDay, form.endDay]).toEqual(['2027-01-01', '2027-01-02']);
  expect(endAfterMove(christmas, '2027-02-27')).toBe('2027-03-02');
  expect(endAfterMove(christmas, '')).toBe('2026-12-27');
});

test('a form that ends before it begins means nothing yet', () => {
  expect(isComplete(christmas)).toBe(true);
  expect(isComplete({ ...christmas, endDay: '2026-12-24', endTime: '00:00' })).toBe(false);
  expect(isComplete({ ...christmas, endTime: '' })).toBe(false);
});
