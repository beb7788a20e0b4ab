/** The list of users while calls are slow or fail. */
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { aUser } from './support/entities.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';

const users = [aUser()];

it('shows the users', async () => {
  await openPortal('/users', fakeApi({ users }));
  await expect.element(page.getByRole('link', { name: 'Anna Andersson' })).toBeVisible();
});

it('offers another try when the list cannot be read', async () => {
  const portal = fakeApi({ users });
  portal.api.refuse('listUsers', 'temporarily-unavailable');
  await openPortal('/users', portal);
  await expect.element(page.getByRole('alert')).toBeVisible();
  portal.api.mend('listUsers');
  await page.getByRole('button', { name: 'Försök igen' }).click();
  await expect.element(page.getByRole('link', { name: 'Anna Andersson' })).toBeVisible();
});
