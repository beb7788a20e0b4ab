/** The first login: the page on which somebody chooses a password of their own. */
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { fakeApi, openPortal } from './support/open-portal.tsx';

it('a one-time password is called one, and not sent as one’s own', async () => {
  const portal = fakeApi();
  portal.api.answer({ createSession: () => ({ challenge: 'new-password', challengeSession: 'AYABeC1' }) });
  portal.api.refuse('refreshSession', 'session-expired');
  await openPortal('/login', portal, { isLoggedIn: false });
  await page.getByRole('textbox', { name: 'Organisation' }).fill('bageriet.example');
  await page.getByRole('textbox', { name: 'Användarnamn' }).fill('anna.andersson');
  await page.getByLabelText('Lösenord', { exact: true }).fill('hk4m-7tqp-9wnd-c3xa');
  await page.getByRole('button', { name: 'Logga in' }).click();
  const own = page.getByLabelText('Nytt lösenord', { exact: true });
  const refused = page.getByText(/^Det är ett engångslösenord/);
  await own.fill('Hk4m-7tqp-9wnd-c3xa ');
  await expect.element(refused.first()).toBeVisible();
  await page.getByLabelText('Samma lösenord igen', { exact: true }).fill('hk4m-7tqp-9wnd-c3xa');
  await page.getByRole('button', { name: 'Spara och logga in' }).click();
  await expect.element(own).toHaveAccessibleDescription(/engångslösenord/);
  await own.fill('Kanelbullar i ugnen ');
  await expect.element(page.getByText('Starkt lösenord.')).toBeVisible();
  await page.getByRole('button', { name: 'Spara och logga in' }).click();
  await expect.element(page.getByText(/får inte börja eller sluta med ett blanksteg/)).toBeVisible();
  expect(portal.api.callsOf('answerChallenge')).toEqual([]);
});
