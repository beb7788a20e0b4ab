/** What is odd about a schedule is said while it is filled in. */
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { anAnsweringGroup, anEvent } from './support/entities.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';

it('hours that close a minute before midnight get a warning, and are saved all the same', async () => {
  const group = anAnsweringGroup({ openingHours: { mon: [{ from: '00:00', to: '00:00' }] } });
  const portal = fakeApi({ answeringGroups: [group] });
  await openPortal(`/answering-groups/${group.id}/edit`, portal);
  const closes = page.getByRole('textbox', { name: 'Måndag stänger' });
  const warning = page.getByText(/Skriv 00:00 för att ha öppet till midnatt/);
  await closes.fill('2359');
  await expect.element(warning).toBeVisible();
  await closes.fill('00:00');
  await expect.element(warning).not.toBeInTheDocument();
  await closes.fill('23:59');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect
    .poll(() => portal.data.answeringGroups[0]?.openingHours)
    .toEqual({ mon: [{ from: '00:00', to: '23:59' }] });
});

it('the dialog of a series says when the next ones end, and which changed occurrences a change drops', async () => {
  const event = anEvent({
    title: 'Inventering',
    start: '2026-12-25T00:00',
    end: '2027-01-05T00:00',
    recurrence: 'monthly',
    exceptions: [{ date: '2027-03-25', skip: true, start: null, end: null, messageId: null }],
  });
  const portal = fakeApi({ answeringGroups: [anAnsweringGroup()], scheduleEvents: [event] });
  portal.api.answer({
    previewScheduleEvent: () => ({
      occurrences: [
        { start: '2027-01-25T00:00', end: '2027-02-05T00:00' },
        { start: '2027-02-25T00:00', end: '2027-03-05T00:00' },
      ],
      conflicts: [],
      notes: [{ code: 'exceptions-dropped', date: '2027-03-25', message: '' }],
    }),
  });
  await openPortal('/schedule?day=2026-12-26', portal);
  await page
    .getByRole('button', { name: /Inventering/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Ändra hela serien' }).click();
  await expect
    .element(page.getByText('Närmast: 25 jan. 2027 till 5 feb. kl. 00:00, 25 feb. 2027 till 5 mars kl. 00:00'))
    .toBeVisible();
  await expect
    .element(page.getByText('Ändringar av enskilda tillfällen faller bort när du sparar: 25 mars 2027.'))
    .toBeVisible();
});
