/** A schedule event is told back as people would say it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { endAfterMove, isComplete, newEventForm, settled, type EventForm } from '../../web/events/event-form.ts';
import { tellEvent, tellOccurrence, type Afterwards } from '../../web/events/tell-event.ts';
import { tellNotes } from '../../web/events/tell-notes.ts';

beforeAll(async () => {
  const file = join(import.meta.dirname, '../../web/messages/sv.json');
  const translation = JSON.parse(readFileSync(file, 'utf8')) as object;
  await i18next.init({ lng: 'sv', resources: { sv: { translation } }, interpolation: { escapeValue: false } });
});

const christmas: EventForm = {
  title: 'Jul 2026',
  effect: 'closed',
  messageId: '',
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
const said = (typed: Partial<EventForm>, afterwards: Afterwards = 'unknown', today = '2026-11-20'): string =>
  tellEvent({ ...christmas, ...typed }, { language: 'sv', timeZone: 'Europe/Stockholm' }, { afterwards, today });

test('closed over Christmas', () => {
  expect(said({}, 'opens')).toBe('Stängt 24–27 december, öppnar söndag 27 december kl. 08:00.');
});

test('one whole day ends when the next begins', () => {
  const wholeDay = { endDay: '2026-12-25', endTime: '00:00' };
  expect(said(wholeDay, 'opens')).toBe('Stängt 24 december, öppnar fredag 25 december kl. 00:00.');
  expect(said(wholeDay)).toBe('Stängt hela dagen torsdag 24 december.');
});

test('from when to when, where some open afterwards and others do not', () => {
  expect(said({})).toBe('Stängt från torsdag 24 december kl. 00:00 till söndag 27 december kl. 08:00.');
});

test('with the year when it is another one', () => {
  const newYear = { startDay: '2026-12-31', endDay: '2027-01-02' };
  expect(said(newYear, 'opens')).toBe(
    'Stängt 31 december 2026–2 januari 2027, öppnar lördag 2 januari 2027 kl. 08:00.',
  );
  const monthly = { startDay: '2027-01-31', endDay: '2027-01-31', recurrence: 'monthly' } as const;
  expect(said(monthly)).toBe('Stängt den 31 varje månad kl. 00:00–08:00, första gången söndag 31 januari 2027.');
  expect(said(monthly, 'unknown', '2027-01-02')).toMatch(/söndag 31 januari\.$/);
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

test('what is odd is told once for all days, with the first of them', () => {
  const clamped = ['2027-02-28', '2027-04-30', '2027-06-30', '2027-09-30', '2027-11-30'];
  expect(
    tellNotes(
      clamped.map((date) => ({ code: 'clamped-day', date })),
      'sv',
    ),
  ).toEqual([
    'Alla månader har inte så många dagar. Händelsen infaller då månadens sista dag: 28 februari 2027, 30 april 2027, 30 juni 2027 och 2 gånger till.',
  ]);
  expect(tellNotes([{ code: 'lost-in-gap', date: '2027-03-28' }], 'sv')).toEqual([
    '28 mars 2027 ställs klockan fram över hela händelsen, och den blir inte av.',
  ]);
});

test('the next occurrences say when they end, where the months decide how long they are', () => {
  const next = (start: string, end: string, recurrence: EventForm['recurrence']): string =>
    tellOccurrence({ start, end }, { recurrence }, { language: 'sv', today: '2027-01-02' });
  expect(next('2027-02-25T00:00', '2027-03-05T00:00', 'monthly')).toBe('25 feb. till 5 mars kl. 00:00');
  expect(next('2028-02-20T08:00', '2028-03-06T17:00', 'yearly')).toBe('20 feb. 2028 till 6 mars kl. 17:00');
  expect(next('2027-12-25T00:00', '2028-01-05T00:00', 'monthly')).toBe('25 dec. till 5 jan. 2028 kl. 00:00');
  expect(next('2027-01-31T08:00', '2027-01-31T10:00', 'monthly')).toBe('31 jan.');
  expect(next('2027-01-31T22:00', '2027-02-01T06:00', 'daily')).toBe('31 jan.');
  expect(next('2027-01-29T18:00', '2027-02-01T08:00', 'weekly')).toBe('29 jan.');
});

test('what a change drops, and an end just before midnight, are told with what to do', () => {
  const dropped = ['2032-01-12', '2032-01-19'];
  expect(
    tellNotes(
      dropped.map((date) => ({ code: 'exceptions-dropped', date })),
      'sv',
    ),
  ).toEqual(['Ändringar av enskilda tillfällen faller bort när du sparar: 12 januari 2032 och 19 januari 2032.']);
  expect(tellNotes([{ code: 'minute-before-midnight', date: '2032-01-12' }], 'sv')).toEqual([
    'Slutar kl. 23:59, en minut före midnatt. Välj nästa dag kl. 00:00 om händelsen ska gälla till midnatt.',
  ]);
});

test('what 8 means is known before the field is left', () => {
  expect(isComplete(settled({ ...christmas, endTime: '8' }))).toBe(true);
  expect(settled({ ...christmas, endTime: '8:3' }).endTime).toBe('8:3');
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
