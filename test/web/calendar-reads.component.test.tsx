/** A read of the calendar that failed is never shown as a fact. */
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import holidays from '../../web/messages/holidays.sv.json' with { type: 'json' };
import sv from '../../web/messages/sv.json' with { type: 'json' };
import { anAnsweringGroup, anEvent, nthId } from './support/entities.ts';
import { oneOfEach, retry, text } from './support/failed-reads.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';

it('the calendar asks again for each part that could not be read', async () => {
  const portal = oneOfEach();
  const reads = ['listAnsweringGroups', 'listIvrMenus', 'listScheduleEvents'] as const;
  portal.api.refuse(reads, 'temporarily-unavailable');
  await openPortal('/schedule', portal);
  await expect.element(page.getByRole('alert')).toBeVisible();
  portal.api.mend();
  portal.api.calls.length = 0;
  await retry();
  await expect.element(text('Jul')).toBeVisible();
  expect(new Set(portal.api.calls.map(({ id }) => id))).toEqual(new Set(reads));
});

it('the calendar shows its events when groups cannot be read', async () => {
  const portal = oneOfEach();
  portal.api.disconnect('listAnsweringGroups');
  await openPortal('/schedule', portal);
  await expect.element(text(sv.app.partly)).toBeVisible();
  await expect.element(text('Jul')).toBeVisible();
});

it('the holidays dialog does not say that the year has none left', async () => {
  const portal = oneOfEach();
  portal.api.refuse('listHolidays', 'temporarily-unavailable');
  await openPortal('/schedule', portal);
  await page.getByRole('button', { name: 'Helgdagar' }).click();
  await expect.element(page.getByRole('dialog').getByText(sv.app.partly).first()).toBeVisible();
  await expect.element(text(holidays.holidays.over)).not.toBeInTheDocument();
});

describe('the calendar of one group that cannot be read', () => {
  const other = anEvent({
    id: nthId('evt', 2),
    title: 'Inventering',
    targets: [{ kind: 'answering-group', id: nthId('grp', 2) }],
  });
  const open = async (view: string) => {
    const portal = oneOfEach();
    portal.data.scheduleEvents.push(other);
    portal.api.refuse('listAnsweringGroups', 'temporarily-unavailable');
    await openPortal(`/schedule?target=${nthId('grp', 1)}&view=${view}`, portal);
    return portal;
  };

  it('shows its events, not those of others, and says that its name is unknown', async () => {
    await open('month');
    await expect.element(page.getByRole('button', { name: 'Jul', exact: false }).first()).toBeVisible();
    await expect.element(page.getByRole('main').getByText('Inventering')).not.toBeInTheDocument();
    await expect.element(page.getByRole('combobox', { name: 'Visa för' })).toHaveDisplayValue(sv.users.picker.unread);
    await expect.element(text(sv.app.partly)).toBeVisible();
  });

  it('has no week to show, and says so', async () => {
    const portal = await open('week');
    await expect.element(page.getByRole('alert')).toBeVisible();
    portal.api.mend();
    await retry();
    await expect.element(page.getByRole('row', { name: /Kundtjänst/ })).toBeVisible();
  });

  it('puts a new event on that group', async () => {
    const portal = await open('month');
    await page.getByRole('button', { name: 'Ny schemahändelse', exact: true }).click();
    await expect
      .poll(() => portal.api.callsOf('previewScheduleEvent').at(-1)?.body)
      .toMatchObject({ targets: [{ kind: 'answering-group', id: nthId('grp', 1) }] });
  });
});

it('the calendar of a group that is gone says so, and leads to all', async () => {
  await openPortal(`/schedule?target=${nthId('grp', 9)}`, oneOfEach());
  await expect.element(page.getByRole('main').getByText(sv.calendar.gone).last()).toBeVisible();
  await page.getByRole('button', { name: sv.calendar.everything }).click();
  await expect.element(page.getByRole('button', { name: 'Jul', exact: false }).first()).toBeVisible();
});

it('the week does not say that there are no groups when they could not be read', async () => {
  const portal = fakeApi({ answeringGroups: [anAnsweringGroup()] });
  portal.api.refuse('listAnsweringGroups', 'temporarily-unavailable');
  await openPortal('/schedule?view=week', portal);
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.element(text(sv.calendar.nothingToShow)).not.toBeInTheDocument();
});

it('the month says that it does not know the holidays', async () => {
  const portal = oneOfEach();
  portal.api.refuse('listHolidays', 'temporarily-unavailable');
  await openPortal('/schedule', portal);
  await expect.element(text(sv.calendar.holidaysUnread)).toBeVisible();
});

it('one time of a series does not look free of conflicts when the others could not be read', async () => {
  const portal = oneOfEach();
  portal.data.scheduleEvents = [anEvent({ recurrence: 'weekly', start: '2026-12-07T09:00', end: '2026-12-07T10:00' })];
  portal.api.refuse('listIvrMenus', 'temporarily-unavailable');
  await openPortal('/schedule?day=2026-12-07', portal);
  await page.getByRole('button', { name: 'Jul', exact: false }).first().click();
  const unchecked = page.getByRole('dialog').getByText(sv.schedule.outlook.unchecked);
  await expect.element(unchecked).toBeVisible();
  portal.api.mend();
  await page.getByRole('dialog').getByRole('button', { name: 'Försök igen' }).click();
  await expect.element(unchecked).not.toBeInTheDocument();
});
