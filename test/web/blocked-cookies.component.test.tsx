/** A browser that blocks cookies, and with them its storage, gets a sentence instead of an empty page or a login that does not last. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { fakeApi, openPortal } from './support/open-portal.tsx';

it.each(['/', '/users', '/login'])('says at %s what is blocked, and for which site', async (path) => {
  const cookies = vi.spyOn(document, 'cookie', 'get').mockReturnValue('');
  onTestFinished(() => cookies.mockRestore());
  await openPortal(path, fakeApi(), { isLoggedIn: false });
  await expect.element(page.getByRole('heading', { name: 'Kakor är blockerade' })).toBeVisible();
  await expect.element(page.getByText(new RegExp(`för ${location.hostname}`))).toBeVisible();
  expect(page.getByLabelText('Lösenord', { exact: true }).query()).toBeNull();
});
