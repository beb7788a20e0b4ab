/**
 * A page that the browser translates goes on working. Translation (Chrome's, Google Translate) replaces every text node by `<font>`
 * elements; afterwards everything that can change changes, and the page must say what one says that nobody translated.
 */
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react/pure';
import { noteServerTime } from '../../web/api/server-clock.ts';
import { changeLanguage } from '../../web/language.ts';
import { anActivity, anAnsweringGroup, anEvent, aUser, nthId } from './support/entities.ts';
import { openPortal, untilCalm, type OpenPortal } from './support/open-portal.tsx';
import { anOrganizationAtWork, forms, press, views, type Place } from './support/places.ts';
import { translate } from './support/translate.ts';

/** Another day: names, states and keys are others, and every list has grown at its beginning. */
function changeEverything({ api, data }: OpenPortal): void {
  data.users = [
    aUser({ id: nthId('usr', 3), firstName: 'Abel', lastName: 'Ask' }),
    ...data.users.map((each) => ({
      ...each,
      firstName: `${each.firstName} Maria`,
      ...(each.status === 'active' && { status: 'pending' as const, appActivatedAt: api.now, department: 'Bageri' }),
    })),
  ];
  data.answeringGroups = [
    anAnsweringGroup({ id: nthId('grp', 2), name: 'Butiken' }),
    ...data.answeringGroups.map((each) => ({
      ...each,
      name: 'Växeln',
      agents: [],
      warnings: ['nobody-logged-in' as const],
      override: { state: 'closed' as const, since: api.now, until: '2026-12-24T08:00:00.000Z' },
    })),
  ];
  data.ivrMenus = data.ivrMenus.map((each) => ({
    ...each,
    name: 'Talsvar',
    keys: { 2: { kind: 'number' as const, number: '+46701740605' } },
    override: { state: 'closed' as const, since: api.now, until: '2026-12-24T08:00:00.000Z' },
  }));
  data.scheduleEvents = [
    anEvent({ id: nthId('evt', 3), title: 'Lucia', start: '2026-12-13T00:00', end: '2026-12-14T00:00' }),
    ...data.scheduleEvents.map((each) => ({ ...each, title: `${each.title} 2026` })),
  ];
  data.activity = [
    anActivity({ id: nthId('act', 2), action: 'user-deactivated', entityName: 'Abel Ask' }),
    ...data.activity,
  ];
  api.now = '2026-12-02T08:00:00.000Z';
  noteServerTime(new Headers({ date: new Date(api.now).toUTCString() }));
}

/** All that the page says, also what is folded away. */
const texts = (): string => (document.body.textContent ?? '').replaceAll(/\s+/g, ' ');

/** Opens a place, lets everything change, and returns what it says in the end. */
async function says(place: Place, isTranslated: boolean): Promise<string> {
  const portal = anOrganizationAtWork();
  const queryClient = await openPortal(place.path, portal);
  const follow = async (change: () => unknown): Promise<void> => {
    if (isTranslated) expect(translate()).toBeGreaterThan(0);
    await change();
    await untilCalm(queryClient);
  };
  await untilCalm(queryClient);
  await press(place);
  await untilCalm(queryClient);
  await follow(() => changeEverything(portal));
  // What is wrong with an empty form, and that it cannot be saved.
  portal.api.disconnect();
  await follow(() => document.querySelector<HTMLFormElement>('dialog[open] form, main form')?.requestSubmit());
  portal.api.mend();
  await follow(() => changeLanguage('en', { remember: true }));
  const said = texts();
  await cleanup();
  return said;
}

describe.each(Object.entries<Place>({ ...views, ...forms }))('%s', (_, place) => {
  it('says the same when it was translated by the browser', async () => {
    const expected = await says(place, false);
    expect(await says(place, true)).toBe(expected);
  });
});

describe('the login', () => {
  it.each([false, true])('answers in English, translated: %s', async (isTranslated) => {
    const portal = anOrganizationAtWork();
    portal.api.refuse('refreshSession', 'session-expired');
    portal.api.refuse('createSession', 'invalid-credentials');
    await openPortal('/login', portal, { isLoggedIn: false });
    await expect.element(page.getByLabelText('Organisation')).toBeVisible();
    if (isTranslated) translate();
    await page.getByRole('button', { name: 'Logga in' }).click();
    await expect.element(page.getByText('Fyll i fältet.').first()).toBeVisible();
    if (isTranslated) translate();
    await page.getByRole('button', { name: 'English' }).click();
    await expect.element(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
    await expect.element(page.getByLabelText('Organisation')).toBeVisible();
    expect(texts()).not.toMatch(/Användarnamn|Lösenord/);
  });
});
