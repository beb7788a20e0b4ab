/** A forgotten password, on the pages before the portal. */
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { expectAccessiblePage } from './support/accessible.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';

const password = 'Kanelbullar i ugnen';
const field = (name: string) => page.getByRole('textbox', { name });
const button = (name: string) => page.getByRole('button', { name });
const choose = async (): Promise<void> => {
  await page.getByLabelText('Nytt lösenord', { exact: true }).fill(password);
  await page.getByLabelText('Samma lösenord igen', { exact: true }).fill(password);
  await button('Spara lösenordet').click();
};

async function open(path: string, isPhone = false) {
  const portal = fakeApi();
  portal.api.refuse('refreshSession', 'session-expired');
  portal.api.answer({ forgotPassword: () => ({ validMinutes: 15 }), resetForgottenPassword: () => undefined });
  await openPortal(path, portal, { isLoggedIn: false, isPhone });
  return portal.api;
}
const fromMail = '/login/reset-password#organization=bageriet.example&username=ada&code=hk4m-7tqp-9wnd';

describe('who has forgotten the password', () => {
  it('is asked who they are, with what they typed at the login, and reads where the code comes, if it comes', async () => {
    const api = await open('/login');
    await field('Organisation').fill('bageriet.example');
    await field('Användarnamn').fill('ada');
    await button('Glömt lösenordet?').click();
    await expect.element(field('Användarnamn')).toHaveValue('ada');
    await expect.element(page.getByText(/Alla andra får ett engångslösenord/)).toBeVisible();

    await expectAccessiblePage();
    await button('Mejla en kod').click();
    await expect.element(page.getByText(/^Om ada är administratör/)).toBeVisible();
    await expect.element(page.getByText('För ada i bageriet.example')).toBeVisible();
    await expectAccessiblePage();

    expect(api.callsOf('forgotPassword').map(({ body }) => body)).toEqual([
      { organization: 'bageriet.example', username: 'ada' },
    ]);
    await field('Kod ur mejlet').fill('HK4M 7TQP 9WND');
    await choose();
    await expect.element(page.getByText(/^Ditt nya lösenord är sparat/)).toBeVisible();
    await expect.element(field('Användarnamn')).toHaveValue('ada');
    expect(api.callsOf('resetForgottenPassword').map(({ body }) => body)).toEqual([
      { organization: 'bageriet.example', username: 'ada', code: 'HK4M 7TQP 9WND', newPassword: password },
    ]);
  });

  it('who asks too often reads when to ask again', async () => {
    const api = await open('/login/forgot-password', true);
    api.refuse('forgotPassword', 'too-many-requests', { retryAfterSeconds: 300 });
    await field('Organisation').fill('bageriet.example');
    await field('Användarnamn').fill('ada');
    await button('Mejla en kod').click();
    await expect.element(page.getByText('Det går att försöka igen om 5 minuter.')).toBeVisible();
  });
});

describe('the link of the mail', () => {
  it('leads to the step in which the code is, and leaves it in no address', async () => {
    const api = await open(fromMail);
    await expect.element(field('Kod ur mejlet')).toHaveValue('hk4m-7tqp-9wnd');
    await expect.element(page.getByText('För ada i bageriet.example')).toBeVisible();
    expect(location.href).not.toContain('hk4m');
    await choose();
    await expect.element(page.getByText(/^Ditt nya lösenord är sparat/)).toBeVisible();
    expect(api.callsOf('resetForgottenPassword')).toHaveLength(1);
  });

  it('without what it said asks for everything', async () => {
    await open('/login/reset-password');
    await expect.element(field('Organisation')).toBeVisible();
    await button('Spara lösenordet').click();
    await expect.element(field('Kod ur mejlet')).toHaveAccessibleDescription(/Fyll i fältet/);
  });

  it.each([
    ['wrong-code', 'Koden stämmer inte.'],
    ['code-expired', 'Koden gäller inte längre.'],
    ['code-used', 'Koden är redan använd.'],
  ])('whose code is refused (%s) says so at the code, and how to get another', async (code, message) => {
    const api = await open(fromMail);
    api.refuse('resetForgottenPassword', 'invalid-request', { errors: [{ field: 'code', code, message }] });
    await choose();
    await expect.element(field('Kod ur mejlet')).toHaveAccessibleDescription(new RegExp(message));
    await expect.element(field('Kod ur mejlet')).toHaveFocus();
    await page.getByRole('link', { name: 'Be om en ny kod' }).click();
    await expect.element(field('Användarnamn')).toHaveValue('ada');
  });

  it('after too many tries says how long to wait', async () => {
    const api = await open(fromMail);
    api.refuse('resetForgottenPassword', 'too-many-logins', { retryAfterSeconds: 900 });
    await choose();
    await expect.element(page.getByText('Det går att försöka igen om 15 minuter.')).toBeVisible();
  });

  it('takes no password that is too short, nor two that differ', async () => {
    const api = await open(fromMail);
    await page.getByLabelText('Nytt lösenord', { exact: true }).fill('kort');
    await page.getByLabelText('Samma lösenord igen', { exact: true }).fill('kortare');
    await button('Spara lösenordet').click();
    await expect.element(page.getByText(/Välj ett längre lösenord/)).toBeVisible();
    await expect.element(page.getByText(/Lösenorden är inte lika/)).toBeVisible();
    expect(api.callsOf('resetForgottenPassword')).toEqual([]);
  });
});
