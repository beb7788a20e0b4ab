/** The form of a new user and what is typed in it. */
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aUser } from './support/entities.ts';
import { fakeApi, openPortal } from './support/open-portal.tsx';

it('an e-mail address is sent and shown as it was written', async () => {
  const portal = fakeApi();
  const created = aUser({ firstName: 'Åsa', lastName: 'Ek', email: 'asa@räksmörgås.example' });
  portal.api.answer({ createUser: () => ({ ...created, initialPassword: 'hk4m-7tqp-9wnd-c3xa' }) });
  await openPortal('/users/new', portal);
  await page.getByRole('textbox', { name: 'Förnamn' }).fill('Åsa');
  await page.getByRole('textbox', { name: 'Efternamn' }).fill('Ek');
  const email = page.getByRole('textbox', { name: 'E-post' });
  // Typed, not filled in: what a browser does to an address it does to what is typed.
  await userEvent.type(email, 'asa@räksmörgås.example');
  await expect.element(email).toHaveValue('asa@räksmörgås.example');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect.poll(() => portal.api.callsOf('createUser')[0]?.body).toMatchObject({ email: 'asa@räksmörgås.example' });
});
