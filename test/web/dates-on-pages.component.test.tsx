/** What is no date is rejected where dates are filled in, and dates of a filter are typed before they filter. */
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { anActivity, aUser, nthId } from './support/entities.ts';
import { fakeApi, openPortal, untilCalm } from './support/open-portal.tsx';

const notADate = 'Skriv datumet som 2026-12-24, 24/12 eller 24 dec.';

it('a form with a date that is none is not saved', async () => {
  const portal = fakeApi({ users: [aUser()] });
  await openPortal(`/users/${nthId('usr', 1)}/edit`, portal);
  await page.getByLabelText('Avaktiveras').fill('på torsdag');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect.element(page.getByText(notADate)).toBeVisible();
  await expect.element(page.getByLabelText('Avaktiveras')).toHaveValue('på torsdag');
  expect(portal.api.callsOf('updateUser')).toEqual([]);
});

it('nobody is deactivated on a day that is no date', async () => {
  const portal = fakeApi({ users: [aUser()] });
  await openPortal(`/users/${nthId('usr', 1)}`, portal);
  await page.getByRole('button', { name: 'Avaktivera' }).click();
  const dialog = page.getByRole('dialog', { name: /Anna Andersson/ });
  await dialog.getByLabelText('Från ett datum').click();
  await dialog.getByLabelText('Datum', { exact: true }).fill('på torsdag');
  await dialog.getByRole('button', { name: 'Avaktivera' }).click();
  await expect.element(dialog.getByText(notADate)).toBeVisible();
  expect(portal.api.callsOf('updateUser')).toEqual([]);
});

describe('the filter of the activity log', () => {
  const from = page.getByLabelText('Från och med');

  /** Types one text after the other before any time passes. */
  function typeAtOnce(...texts: readonly string[]): void {
    const input = from.element();
    for (const text of texts) {
      // React overrides the setter of the element itself, to know what it has rendered.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  async function open() {
    const portal = fakeApi({ activity: [anActivity()] });
    await untilCalm(await openPortal('/activity', portal));
    const daysAsked = () => portal.api.callsOf('listActivity').flatMap(({ query }) => query.from ?? []);
    return { daysAsked };
  }

  it('changes when the typing pauses, not by the beginning of a date', async () => {
    const { daysAsked } = await open();
    typeAtOnce('24/1', '24/11');
    await expect.poll(() => location.search).toBe('?from=2026-11-24');
    await expect.element(from).toHaveValue('24/11');
    await expect.poll(daysAsked).toEqual(['2026-11-24']);
  });

  it('changes at once when the date is entered', async () => {
    await open();
    await from.click();
    typeAtOnce('24/11');
    from.element().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(location.search).toBe('?from=2026-11-24');
  });

  it('limits nothing by what is no date, says so, and can be cleared', async () => {
    const { daysAsked } = await open();
    await from.fill('i somras');
    await userEvent.tab();
    await expect.element(page.getByText(notADate)).toBeVisible();
    await page.getByRole('button', { name: 'Visa allt' }).click();
    await expect.element(from).toHaveValue('');
    await expect.element(page.getByText(notADate)).not.toBeInTheDocument();
    expect(location.search).toBe('');
    expect(daysAsked()).toEqual([]);
  });
});
