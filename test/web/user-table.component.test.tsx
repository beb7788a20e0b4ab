/** The states of users can be read in both languages, also in a window no wider than a small laptop's. */
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { changeLanguage } from '../../web/language.ts';
import { aUser, nthId } from './support/entities.ts';
import { fakeApi, openPortal, untilCalm } from './support/open-portal.tsx';

it.each(['sv', 'en'] as const)('no state is cut off: %s', async (language) => {
  const appActivatedAt = '2026-11-01T08:00:00.000Z';
  const users = [
    aUser(),
    aUser({ id: nthId('usr', 2), status: 'pending', appActivatedAt }),
    aUser({ id: nthId('usr', 3), status: 'deactivated' }),
  ];
  const queryClient = await openPortal('/users', fakeApi({ users }));
  await changeLanguage(language, { remember: true });
  await untilCalm(queryClient);
  await expect.element(page.getByRole('row').nth(1)).toBeVisible();
  const cut = [...document.querySelectorAll('tbody td')]
    .filter((cell) => cell.querySelector('svg') && cell.scrollWidth > cell.clientWidth)
    .map((cell) => cell.textContent);
  expect(cut).toEqual([]);
});

it.each([false, true])('a long e-mail address of a deleted user is not cut off (on a phone: %s)', async (isPhone) => {
  const email = `${'a'.repeat(60)}@${'b'.repeat(60)}.example`;
  await openPortal('/users?show=deleted', fakeApi({ users: [aUser({ email, status: 'deleted' })] }), { isPhone });
  await expect.element(page.getByText(email)).toBeVisible();
  const cell = page.getByText(email).element().closest('td');
  expect(cell?.scrollWidth).toBe(cell?.clientWidth);
  expect(document.documentElement.scrollWidth).toBe(document.documentElement.clientWidth);
});
