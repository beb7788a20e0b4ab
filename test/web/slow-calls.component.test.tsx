/** While a call is slow, or does not get through, a page says nothing that it does not know, and nothing is lost. */
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import sv from '../../web/messages/sv.json' with { type: 'json' };
import { anAnsweringGroup, anEvent, aUser, nthId } from './support/entities.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';

const user = aUser();
const press = (name: string) => page.getByRole('button', { name }).click();

describe('without a connection', () => {
  it('a page that has not been read says so, and comes when the connection does', async () => {
    const portal = fakeApi();
    await openPortal('/', portal);
    await expect.element(page.getByRole('heading', { name: 'Översikt' })).toBeVisible();
    portal.api.disconnect();
    await page.getByRole('link', { name: 'Användare', exact: true }).click();
    const unread = page.getByText('Kontrollera internetanslutningen', { exact: false });
    await expect.element(unread).toBeVisible();
    const asked = portal.api.callsOf('listUsers').length;
    await press('Försök igen');
    await expect.poll(() => portal.api.callsOf('listUsers').length).toBeGreaterThan(asked);
    await expect.element(unread).toBeVisible();
    portal.api.mend();
    await press('Försök igen');
    await expect.element(page.getByRole('link', { name: 'Astrid Admin' })).toBeVisible();
  });

  it('what could not be undone can be tried again', async () => {
    const portal = fakeApi({ users: [user] });
    portal.api.answer({ restoreUser: () => user });
    await openPortal(`/users/${user.id}`, portal);
    await press('Ta bort');
    await page.getByRole('dialog').getByRole('button', { name: 'Ta bort' }).click();
    await expect.element(page.getByText('Anna Andersson är borttagen')).toBeVisible();
    portal.api.disconnect();
    await press('Ångra');
    const failed = page.getByRole('alert').filter({ hasText: 'Inget svar' });
    await expect.element(failed).toBeVisible();
    const [first] = portal.api.callsOf('restoreUser');
    portal.api.mend();
    await failed.getByRole('button', { name: 'Försök igen' }).click();
    await expect.element(page.getByText('Anna Andersson är återställd')).toBeVisible();
    expect(portal.api.callsOf('restoreUser').at(-1)?.idempotencyKey).toBe(first?.idempotencyKey);
  });
});

it('the overview has no button that sends a text before what is above it has come', async () => {
  const portal = fakeApi({ users: [user], answeringGroups: [anAnsweringGroup()] });
  const events = portal.api.hold('listScheduleEvents');
  await openPortal('/', portal);
  await events.arrived;
  await expect.poll(() => portal.api.callsOf('listUsers')).not.toEqual([]);
  const above = page.getByRole('main').getByRole('status', { name: 'Hämtar' }).first();
  await expect.poll(() => above.element().getBoundingClientRect().height).toBeGreaterThan(400);
  await expect.element(page.getByRole('button', { name: /^SMS till/ })).not.toBeInTheDocument();
  events.release();
  await expect.element(page.getByRole('heading', { name: 'Samtalen just nu' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^SMS till/ }).first()).toBeVisible();
});

it('neither month nor week of the calendar looks free before the events are known', async () => {
  const title = 'Måndagsmöte';
  const portal = fakeApi({
    answeringGroups: [anAnsweringGroup()],
    scheduleEvents: [anEvent({ title, start: '2026-12-07T08:00', end: '2026-12-07T12:00' })],
  });
  const events = portal.api.hold('listScheduleEvents');
  await openPortal('/schedule?day=2026-12-07', portal);
  await events.arrived;
  await expect.poll(() => document.querySelector('[aria-busy=true] li li')).not.toBeNull();
  await expect.element(page.getByText(sv.calendar.free)).not.toBeInTheDocument();
  await press('Vecka');
  await expect.element(page.getByRole('main').getByRole('status', { name: 'Hämtar' })).toBeVisible();
  await expect.element(page.getByRole('table')).not.toBeInTheDocument();
  events.release();
  await expect.element(page.getByRole('table').getByText(title).first()).toBeVisible();
  await expect.poll(() => document.querySelector('[aria-busy=true]')).toBeNull();
});

it('the preview of an event that could not be asked says so, and asks again', async () => {
  const event = anEvent({ targets: [{ kind: 'answering-group', id: nthId('grp', 1) }] });
  const portal = fakeApi({ answeringGroups: [anAnsweringGroup()], scheduleEvents: [event] });
  portal.api.refuse('previewScheduleEvent', 'temporarily-unavailable');
  await openPortal('/schedule', portal);
  await page.getByRole('button', { name: 'Jul', exact: false }).first().click();
  const unchecked = page.getByText('Krockar kunde inte kontrolleras', { exact: false });
  await expect.element(unchecked).toBeVisible();
  portal.api.mend();
  await page.getByRole('dialog').getByRole('button', { name: 'Försök igen' }).click();
  await expect.element(unchecked).not.toBeInTheDocument();
});
