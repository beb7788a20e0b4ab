/** A session that ends while a form is filled in: what was typed is there again for the same person, and for nobody else. */
import { notificationsStore } from '@mantine/notifications';
import { beforeEach, describe, expect, it } from 'vitest';
import type { QueryClient } from '@tanstack/react-query';
import { page } from 'vitest/browser';
import sv from '../../web/messages/sv.json' with { type: 'json' };
import { accessToken, logOut } from '../../web/session/session.ts';
import { administrator, anEvent, aUser, nthId } from './support/entities.ts';
import { openPortal, untilCalm, type OpenPortal } from './support/open-portal.tsx';
import { anOrganizationAtWork, forms, press, type Place } from './support/places.ts';
import { sessionOf } from './support/stored.ts';

const colleague = { ...administrator, id: nthId('usr', 101), firstName: 'Karl', username: 'karl.kollega' };

/** However busy the machine is. */
const patiently = { timeout: 20_000 };

const form = (): HTMLFormElement | null =>
  document.querySelector('dialog[open] form') ?? document.querySelector('main form');

const controls = (): readonly HTMLInputElement[] =>
  [...(form()?.elements ?? [])].filter((each) => each instanceof HTMLInputElement);

/** What stands in every control of the form; null while there is none. */
const contents = (): readonly string[] | null =>
  form() &&
  controls().map(({ type, checked, value }) => (['checkbox', 'radio'].includes(type) ? String(checked) : value));

async function open(place: Place): Promise<void> {
  await press(place);
  await expect.poll(() => contents()?.length ?? 0, patiently).toBeGreaterThanOrEqual(place.fields ?? 2);
}

const typedInto: Readonly<Record<string, string>> = { date: '2027-02-01', time: '10:30', email: 'ny@bageriet.example' };

/** Types into a field as far as React can see; a real keyboard takes thirty milliseconds a field, and there are hundreds. */
function fill(input: Element, value: string): void {
  if (!(input instanceof HTMLInputElement)) throw new Error('nothing can be typed there');
  input.focus();
  // React overrides the setter of the element itself, to know what it has rendered.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.blur();
}

/** Lets React render what was clicked or typed. */
const rendered = (): Promise<unknown> => new Promise(requestAnimationFrame);

/** Changes every field that takes text, and every switch. */
async function fillIn(): Promise<void> {
  const isTaken = ({ readOnly, disabled, role }: HTMLInputElement) => !readOnly && !disabled && role !== 'combobox';
  // First what brings more fields: another way of choosing, a switch.
  for (const radio of controls()
    .filter(({ type, checked }) => type === 'radio' && !checked)
    .slice(-1))
    radio.click();
  await rendered();
  for (const box of controls().filter((each) => each.type === 'checkbox' && isTaken(each))) box.click();
  await rendered();
  for (const input of controls().filter((each) => isTaken(each) && !['checkbox', 'radio'].includes(each.type))) {
    const kind = { '00:00': 'time', 'ÅÅÅÅ-MM-DD': 'date' }[input.placeholder] ?? input.type;
    fill(input, typedInto[kind] ?? 'Åsa');
    await rendered();
  }
}

/** As after hours away: the API knows neither the token nor the cookie any more. */
async function endSession({ api }: OpenPortal): Promise<void> {
  api.refuse('refreshSession', 'session-expired');
  await accessToken({ rejected: 'token' }).catch(() => undefined);
  await expect.element(page.getByRole('heading', { name: 'Logga in' })).toBeVisible();
}

async function logInAs(user: typeof administrator, { api, data }: OpenPortal): Promise<void> {
  const session = { ...sessionOf(data, api.now), user };
  api.mend('refreshSession');
  api.answer({ createSession: () => session, refreshSession: () => session });
  fill(page.getByLabelText('Organisation').element(), 'bageriet.example');
  fill(page.getByLabelText('Användarnamn').element(), user.username);
  fill(page.getByLabelText('Lösenord', { exact: true }).element(), 'hemligt-losenord');
  await page.getByRole('button', { name: 'Logga in' }).click();
}

const stored = (): string =>
  [sessionStorage, localStorage].map((storage) => JSON.stringify(Object.entries(storage))).join();

describe.each(Object.entries(forms))('%s', (_, place) => {
  let portal: OpenPortal;
  let queryClient: QueryClient;
  let untouched: ReturnType<typeof contents>;
  let typed: ReturnType<typeof contents>;

  beforeEach(async () => {
    portal = anOrganizationAtWork();
    queryClient = await openPortal(place.path, portal);
    await open(place);
    // Names of people come later than the form.
    await untilCalm(queryClient);
    untouched = contents();
    await fillIn();
    typed = contents();
    await endSession(portal);
  });

  it('is filled in as it was when the same person is back', async () => {
    await expect.element(page.getByText('Det du hade fyllt i är kvar.', { exact: false })).toBeVisible();
    await logInAs(administrator, portal);
    await expect.poll(contents, patiently).toEqual(typed);
    expect(typed).not.toEqual(untouched);
    await expect.element(page.getByText('Du blev utloggad innan det här var sparat.', { exact: false })).toBeVisible();
    expect(stored()).not.toMatch(/Åsa|hemligt/);
  });

  it('is as nobody had touched it for a colleague', async () => {
    await logInAs(colleague, portal);
    await expect.element(page.getByRole('button', { name: /Karl/ })).toBeVisible();
    // A dialog that is loaded late would be open by then.
    await untilCalm(queryClient);
    expect(document.querySelector('dialog[open]')).toBeNull();
    await open(place);
    await expect.poll(contents, patiently).toEqual(untouched);
    expect(stored()).not.toMatch(/Åsa|hemligt/);
  });
});

it('is said by the login page, and by no toast about what failed for that reason', async () => {
  const portal = anOrganizationAtWork();
  const queryClient = await openPortal('/users?show=deleted', portal);
  portal.api.refuse(['restoreUser', 'refreshSession'], 'session-expired');
  await page.getByRole('button', { name: 'Återställ Dag Dahl' }).click();
  await expect.element(page.getByRole('heading', { name: 'Logga in' })).toBeVisible();
  await untilCalm(queryClient);
  expect(notificationsStore.getState().notifications).toEqual([]);
});

describe('what was kept', () => {
  it('can be thrown away, and the form is as stored', async () => {
    const portal = anOrganizationAtWork();
    await openPortal(`/users/${nthId('usr', 1)}/edit`, portal);
    await page.getByLabelText('Förnamn').fill('Åsa');
    await endSession(portal);
    await logInAs(administrator, portal);
    await page.getByRole('button', { name: sv.draft.discard }).click();
    await expect.element(page.getByLabelText('Förnamn')).toHaveValue('Anna');
    expect(page.getByRole('button', { name: sv.draft.discard }).query()).toBeNull();
    await expect.element(page.getByLabelText('Förnamn')).toHaveFocus();
  });

  it('is not offered to be thrown away again when something new is typed', async () => {
    const portal = anOrganizationAtWork();
    await openPortal(`/users/${nthId('usr', 1)}/edit`, portal);
    await page.getByLabelText('Förnamn').fill('Åsa');
    await endSession(portal);
    await logInAs(administrator, portal);
    await page.getByRole('button', { name: sv.draft.discard }).click();
    await expect.element(page.getByLabelText('Förnamn')).toHaveValue('Anna');
    await page.getByLabelText('Förnamn').fill('Annika');
    await rendered();
    await rendered();
    expect(page.getByText(sv.draft.restored).query()).toBeNull();
  });

  it('is not offered to be thrown away from a new form after it was', async () => {
    const portal = anOrganizationAtWork();
    await openPortal('/users/new', portal);
    await page.getByLabelText('Förnamn').fill('Åsa');
    await endSession(portal);
    await logInAs(administrator, portal);
    await page.getByRole('button', { name: sv.draft.discard }).click();
    await page.getByLabelText('Förnamn').fill('Annika');
    await rendered();
    await rendered();
    expect(page.getByText(sv.draft.restored).query()).toBeNull();
  });

  it('is not offered to be thrown away from a form that was saved since', async () => {
    const portal = anOrganizationAtWork();
    await openPortal('/organization', portal);
    const name = page.getByRole('textbox', { name: /^Namn/ });
    await name.fill('Konditoriet');
    await endSession(portal);
    await logInAs(administrator, portal);
    await expect.element(page.getByText(sv.draft.restored)).toBeVisible();
    await page.getByRole('button', { name: 'Spara' }).click();
    await expect.poll(() => portal.data.organization.name).toBe('Konditoriet');
    await expect.element(page.getByText(sv.draft.restored)).not.toBeInTheDocument();
    await name.fill('Caféet');
    await rendered();
    await rendered();
    expect(page.getByText(sv.draft.restored).query()).toBeNull();
  });

  it('gives way, when it is thrown away, to what somebody else has saved since', async () => {
    const portal = anOrganizationAtWork();
    await openPortal(`/users/${nthId('usr', 1)}/edit`, portal);
    await page.getByLabelText('Förnamn').fill('Åsa');
    await endSession(portal);
    portal.data.users[0] = aUser({ firstName: 'Annika', version: 2 });
    await logInAs(administrator, portal);
    await page.getByRole('button', { name: sv.draft.discard }).click();
    await expect.element(page.getByLabelText('Förnamn')).toHaveValue('Annika');
    await page.getByLabelText('Efternamn').fill('Ek');
    await page.getByRole('button', { name: 'Spara' }).click();
    await expect.poll(() => portal.data.users[0]).toMatchObject({ firstName: 'Annika', lastName: 'Ek' });
    expect(portal.api.callsOf('updateUser').map(({ ifMatch }) => ifMatch)).toEqual([2]);
  });

  it.each([
    ['Helgdagar', 'createHolidayEvents'],
    ['Ny schemahändelse', 'createScheduleEvent'],
  ] as const)('is put on the group of the calendar: %s', async (button, operation) => {
    const portal = anOrganizationAtWork();
    const place = { path: `/schedule?target=${nthId('grp', 1)}`, buttons: [button] };
    await openPortal(place.path, portal);
    await expect.element(page.getByRole('combobox', { name: 'Visa för' })).toHaveDisplayValue('Kundtjänst');
    await press(place);
    await endSession(portal);
    const groups = portal.api.hold('listAnsweringGroups');
    await logInAs(administrator, portal);
    await groups.arrived;
    await expect.element(page.getByRole('dialog')).toBeVisible();
    groups.release();
    portal.api.answer({
      createHolidayEvents: () => ({ items: [] }),
      createScheduleEvent: () => anEvent(),
    });
    const dialog = page.getByRole('dialog');
    if (operation === 'createScheduleEvent') await dialog.getByRole('textbox', { name: /^Namn/ }).fill('Stängt');
    await dialog.getByRole('button', { name: /^Lägg till( en dag)?$/ }).click();
    await expect
      .poll(() => portal.api.callsOf(operation).map(({ body }) => body))
      .toMatchObject([{ targets: [{ kind: 'answering-group', id: nthId('grp', 1) }] }]);
  });

  it('is saved by the version that was shown, so that a change by somebody else since is a conflict', async () => {
    const portal = anOrganizationAtWork();
    await openPortal(`/users/${nthId('usr', 1)}/edit`, portal);
    await page.getByLabelText('Förnamn').fill('Åsa');
    await endSession(portal);
    portal.data.users[0] = aUser({ firstName: 'Annika', version: 2 });
    await logInAs(administrator, portal);
    await expect.element(page.getByLabelText('Förnamn')).toHaveValue('Åsa');
    await page.getByRole('button', { name: 'Spara' }).click();
    await expect.element(page.getByText('Annika')).toBeVisible();
    expect(portal.api.callsOf('updateUser').map(({ ifMatch }) => ifMatch)).toEqual([1]);
    expect(portal.data.users[0]?.firstName).toBe('Annika');
  });

  it('is what was in the form when saving it found the session over', async () => {
    const portal = anOrganizationAtWork();
    await openPortal('/users/new', portal);
    await page.getByLabelText('Förnamn').fill('Åsa');
    await page.getByLabelText('Efternamn').fill('Öberg');
    portal.api.refuse(['createUser', 'refreshSession'], 'session-expired');
    await page.getByRole('button', { name: 'Spara' }).click();
    await expect.element(page.getByRole('heading', { name: 'Logga in' })).toBeVisible();
    portal.api.mend();
    await logInAs(administrator, portal);
    await expect.element(page.getByLabelText('Efternamn')).toHaveValue('Öberg');
  });

  it('is nothing when one logs out by hand', async () => {
    const portal = anOrganizationAtWork();
    await openPortal('/users/new', portal);
    await page.getByLabelText('Förnamn').fill('Åsa');
    await logOut();
    await expect.element(page.getByText('Du är utloggad.')).toBeVisible();
    expect(stored()).not.toContain('Åsa');
  });
});
