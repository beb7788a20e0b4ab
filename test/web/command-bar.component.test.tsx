/** The command bar: its list by keyboard. */
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fakeApi, openPortal } from './support/open-portal.tsx';

const field = page.getByRole('combobox', { name: 'Gå till' });

const named = () => document.getElementById(field.element().getAttribute('aria-activedescendant') ?? '')?.textContent;

it('goes to a page far down in the list, which is shown when it is selected', async () => {
  await openPortal('/users', fakeApi());
  await page.getByRole('button', { name: /Gå till/ }).click();
  await expect.element(field).toHaveFocus();
  await expect.poll(named).toBe('Översikt');
  await userEvent.keyboard('{ArrowDown}'.repeat(11));
  await expect.poll(named).toBe('Organisation');
  await expect.element(page.getByRole('option', { name: 'Organisation' })).toBeInViewport({ ratio: 0.9 });
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => location.pathname).toBe('/organization');
});

it('names the first result of what is typed, and none when nothing is found', async () => {
  await openPortal('/users', fakeApi());
  await page.getByRole('button', { name: /Gå till/ }).click();
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await field.fill('aktiv');
  await expect.poll(named).toBe('Aktivitet');
  await field.fill('zzz');
  await expect.element(field).not.toHaveAttribute('aria-activedescendant');
});
