/** *Ångra* takes back all that it can, says what is left, and does nothing twice. */
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { ScheduleEventReply } from '../../contract/schedule-events.ts';
import { anAnsweringGroup, anEvent, nthId } from './support/entities.ts';
import { Refusal } from './support/fake-api.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';

const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const text = (words: string | RegExp) => page.getByText(words, { exact: false }).first();

/** Three holidays were added a moment ago. */
async function addHolidays() {
  const codes = ['christmas-eve', 'christmas-day', 'boxing-day'] as const;
  const portal = fakeApi({ answeringGroups: [anAnsweringGroup()] });
  portal.api.answer({
    listHolidays: () => ({
      items: codes.map((code, place) => ({ date: `2026-12-2${place + 4}`, code, name: code, kind: 'public' })),
    }),
    createHolidayEvents: () => {
      portal.data.scheduleEvents = codes.map((code, place) =>
        anEvent({
          id: nthId('evt', place + 1),
          title: code,
          targets: 'all-answering-groups',
          holiday: { code, year: 2026 },
        }),
      );
      return { items: [...portal.data.scheduleEvents] };
    },
  });
  await openPortal('/schedule', portal);
  await press('Helgdagar');
  await press('Lägg till 3 dagar');
  await expect.element(text('3 helgdagar är tillagda')).toBeVisible();
  return portal;
}

const ids = (events: readonly ScheduleEventReply[]) => events.map(({ id }) => id);

it('holidays that somebody changed stay, and the others go', async () => {
  const portal = await addHolidays();
  portal.data.scheduleEvents = portal.data.scheduleEvents.map((event, place) =>
    place === 1 ? { ...event, title: 'Annat', version: 2 } : event,
  );
  await press('Ångra');
  await expect.element(text('2 helgdagar är borttagna')).toBeVisible();
  await expect.element(text('En helgdag har ändrats av någon annan och är kvar.')).toBeVisible();
  expect(ids(portal.data.scheduleEvents)).toEqual([nthId('evt', 2)]);
});

it('holidays that could not be taken back can be tried again', async () => {
  const portal = await addHolidays();
  portal.api.refuse('deleteScheduleEvent', 'temporarily-unavailable', {
    which: ({ params }) => params.scheduleEventId === nthId('evt', 2),
  });
  await press('Ångra');
  await expect.element(text('2 helgdagar är kvar.')).toBeVisible();
  portal.api.mend();
  await page.getByRole('alert').getByRole('button', { name: 'Försök igen' }).click();
  await expect.element(text('3 helgdagar är borttagna')).toBeVisible();
  expect(portal.data.scheduleEvents).toEqual([]);
});

const skip = (date: string) => ({ date, skip: true, start: null, end: null, messageId: null });

/** A series with two changed occurrences was deleted a moment ago; it can be made again. */
async function deleteSeries() {
  const series = anEvent({
    title: 'Möte',
    start: '2026-12-07T09:00',
    end: '2026-12-07T10:00',
    recurrence: 'weekly',
    exceptions: [skip('2026-12-14'), skip('2026-12-21')],
  });
  const portal = fakeApi({ answeringGroups: [anAnsweringGroup()], scheduleEvents: [series] });
  let made = 0;
  portal.api.answer({
    createScheduleEvent: ({ body }) => {
      made += 1;
      const event = anEvent({ ...(body as Partial<ScheduleEventReply>), id: nthId('evt', made + 1), exceptions: [] });
      portal.data.scheduleEvents.push(event);
      return event;
    },
  });
  await openPortal('/schedule?day=2026-12-07', portal);
  await press(/Möte/);
  await press('Ändra hela serien');
  await page.getByRole('dialog').getByRole('button', { name: 'Ta bort' }).click();
  await page.getByRole('dialog').last().getByRole('button', { name: 'Ta bort' }).click();
  await expect.element(text('Möte är borttagen')).toBeVisible();
  return portal;
}

it('an event whose making again was cut off is finished, and not made twice', async () => {
  const portal = await deleteSeries();
  portal.api.disconnect('getScheduleEvent', 'deleteScheduleEvent');
  portal.api.refuse('putScheduleException', 'temporarily-unavailable', {
    which: ({ params }) => params.date === '2026-12-21',
  });
  await press('Ångra');
  const failed = page.getByRole('alert').filter({ hasText: 'Försök igen' });
  await expect.element(failed).toBeVisible();
  portal.api.mend();
  await failed.getByRole('button', { name: 'Försök igen' }).click();
  await expect.element(text('Möte är tillbaka')).toBeVisible();
  expect(portal.api.callsOf('createScheduleEvent')).toHaveLength(1);
  expect(portal.data.scheduleEvents.map(({ exceptions }) => exceptions.map(({ date }) => date))).toEqual([
    ['2026-12-14', '2026-12-21'],
  ]);
});

it('an event whose exceptions are refused is not made by halves, and says what was refused', async () => {
  const portal = await deleteSeries();
  portal.api.answer({
    putScheduleException: () => {
      throw new Refusal('invalid-request');
    },
    deleteScheduleEvent: () => {
      portal.data.scheduleEvents = [];
      throw new Refusal('temporarily-unavailable');
    },
  });
  await press('Ångra');
  await expect.poll(() => portal.data.scheduleEvents).toEqual([]);
  await expect.element(page.getByRole('alert').first()).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Försök igen' })).not.toBeInTheDocument();
});
