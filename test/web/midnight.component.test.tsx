/** A page that stays open over midnight is about the new day, by the server's clock. */
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { anAnsweringGroup, anEvent, aUser, nthId } from './support/entities.ts';
import { fakeApi, openPortal, untilCalm, type OpenPortal } from './support/open-portal.tsx';

/** In Stockholm it is a minute before New Year. */
const beforeMidnight = '2026-12-31T22:59:00.000Z';

let portal: OpenPortal;
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(beforeMidnight), toFake: ['Date', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  portal = fakeApi(
    { users: [aUser()], answeringGroups: [anAnsweringGroup()], scheduleEvents: [anEvent()] },
    { now: beforeMidnight },
  );
});

/** Opens a page and waits until nothing but the clock can change it. */
const open = async (path: string): Promise<void> => untilCalm(await openPortal(path, portal));

/** Lets two minutes pass, for the device and the server. */
function passMidnight(): void {
  portal.api.now = '2026-12-31T23:01:00.000Z';
  vi.advanceTimersByTime(120_000);
}

const today = () => document.querySelector('[aria-current="date"] time')?.getAttribute('datetime');

it('the calendar marks another day, and turns to the new month', async () => {
  await open('/schedule');
  await expect.element(page.getByRole('heading', { name: 'december 2026' })).toBeVisible();
  expect(today()).toBe('2026-12-31');
  passMidnight();
  await expect.element(page.getByRole('heading', { name: 'januari 2027' })).toBeVisible();
  expect(today()).toBe('2027-01-01');
});

it('a day that was chosen stays on the screen, and the mark moves', async () => {
  await open('/schedule?day=2026-12-15');
  passMidnight();
  await expect.poll(today).toBe('2027-01-01');
  await expect.element(page.getByRole('heading', { name: 'december 2026' })).toBeVisible();
});

it('*I dag* goes where it goes on turning by itself', async () => {
  await open('/schedule?day=2026-11-15');
  await page.getByRole('button', { name: 'I dag' }).click();
  passMidnight();
  await expect.element(page.getByRole('heading', { name: 'januari 2027' })).toBeVisible();
});

it('an account is deactivated from the day on which the button is pressed', async () => {
  await open(`/users/${nthId('usr', 1)}`);
  await page.getByRole('button', { name: 'Avaktivera' }).click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  passMidnight();
  await page.getByRole('dialog').getByRole('button', { name: 'Avaktivera' }).click();
  await expect
    .poll(() => portal.api.callsOf('updateUser').map(({ body }) => body))
    .toEqual([{ deactivatesOn: '2027-01-01' }]);
});

it('the holidays are those of the new year', async () => {
  portal.api.answer({ listHolidays: () => ({ items: [] }) });
  await open('/schedule');
  await page.getByRole('button', { name: 'Helgdagar' }).click();
  await expect.element(page.getByLabelText('År')).toHaveValue('2026');
  passMidnight();
  await expect.element(page.getByLabelText('År')).toHaveValue('2027');
});

it('what is planned stays, and an open dialog too, when it cannot be read again', async () => {
  await open(`/answering-groups/${nthId('grp', 1)}`);
  await page.getByRole('button', { name: 'Stäng nu' }).click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  portal.api.refuse('listScheduleEvents', 'temporarily-unavailable');
  passMidnight();
  await expect.poll(() => portal.api.callsOf('listScheduleEvents').at(-1)?.query.from).toBe('2027-01-01');
  await expect.element(page.getByText('Det gick inte att hämta på nytt', { exact: false }).first()).toBeInTheDocument();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  expect(document.querySelector('aside ol[aria-label] li')).not.toBeNull();
});

it('what is old says of which day it is', async () => {
  await open('/users');
  portal.api.refuse('listUsers', 'temporarily-unavailable');
  passMidnight();
  await expect
    .element(page.getByText('Så här var det torsdag 31 december 2026 kl. 23:59.', { exact: false }).first())
    .toBeVisible();
});

it('who is in force is asked again', async () => {
  await open('/users');
  const row = page.getByRole('row', { name: /Anna Andersson/ });
  await expect.element(row.getByText('Aktiv', { exact: true })).toBeVisible();
  portal.data.users[0] = aUser({ status: 'deactivated' });
  passMidnight();
  await expect.element(row.getByText('Avaktiverad', { exact: true })).toBeVisible();
});
