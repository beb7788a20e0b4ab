/** The hour at which a number is to move, as it is chosen. It is Tuesday 1 December 2026. */
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PoolNumberKind } from '../../domain/pool-number.ts';
import { StartField } from '../../web/ports/start-field.tsx';
import { expectAccessible } from './support/accessible.ts';
import { fakeApi, type OpenPortal } from './support/open-portal.tsx';
import { renderPart } from './support/render-part.tsx';

const text = (words: string | RegExp) => page.getByText(words).first();
const day = page.getByRole('textbox', { name: /^Dag för flytten/ });
const hour = (name: string) => page.getByRole('radio', { name, exact: true });
const calendar = page.getByRole('dialog', { name: 'Kalender' });
const dayButton = (name: string | RegExp) => calendar.getByRole('button', { name });
const value = page.getByTestId('value');

interface Props {
  readonly first?: string;
  readonly numberKind?: PoolNumberKind;
  readonly error?: string;
}

function Start({ first = '', numberKind = 'mobile', error }: Props) {
  const [start, setStart] = useState(first);
  return (
    <>
      <StartField value={start} onChange={setStart} numberKind={numberKind} error={error} />
      <p data-testid="value">{start}</p>
    </>
  );
}

async function show(
  props: Props = {},
  portal: OpenPortal = fakeApi(),
  around: Parameters<typeof renderPart>[2] = {},
): Promise<OpenPortal> {
  await renderPart(<Start {...props} />, portal, around);
  return portal;
}

describe('the hour', () => {
  it.each([
    ['mobile', 'Tidigast möjligt: tisdag 8 december kl. 08:00', '2026-12-08T08:00'],
    ['geographic', 'Tidigast möjligt: tisdag 15 december kl. 08:00', '2026-12-15T08:00'],
  ] as const)('of a %s number is the earliest by one click', async (numberKind, name, start) => {
    await show({ numberKind });
    await page.getByRole('button', { name }).click();
    await expect.element(value).toHaveTextContent(start);
    await expect.element(day).toHaveValue(start.slice(0, 10));
    await expect.element(hour('08:00')).toBeChecked();
  });

  it('is a day, at its first hour until another is chosen, which another day keeps', async () => {
    await show();
    await day.fill('2026-12-10');
    await expect.element(value).toHaveTextContent('2026-12-10T08:00');
    await hour('14:00').click();
    await expect.element(value).toHaveTextContent('2026-12-10T14:00');
    await day.fill('2026-12-11');
    await expect.element(value).toHaveTextContent('2026-12-11T14:00');
  });

  it.each([
    ['2026-12-12', 'Helg: då flyttas inga nummer.'],
    ['2026-12-24', 'Julafton: då flyttas inga nummer.'],
    ['2026-12-02', 'För tidigt: den gamla operatören hinner inte.'],
    ['2026-11-02', 'För tidigt: den gamla operatören hinner inte.'],
    ['2027-09-30', 'För långt fram. Välj en tidigare dag.'],
    ['2029-01-02', 'För långt fram. Välj en tidigare dag.'],
  ])('that is typed for %s shows why not: %s', async (date, why) => {
    await show();
    await expect.element(page.getByRole('button', { name: /^Tidigast/ })).toBeVisible();
    await day.fill(date);
    await expect.element(text(why)).toBeVisible();
    await expect.element(page.getByRole('radio')).not.toBeInTheDocument();
    await expect.element(value).toHaveTextContent(date);
  });

  it('is picked in a calendar that opens at the first open day and says why others are closed', async () => {
    await show();
    await expect.element(page.getByRole('button', { name: /^Tidigast/ })).toBeVisible();
    await page.getByRole('button', { name: 'Välj i kalender' }).click();
    await expect.element(dayButton('tisdag 8 december')).toHaveFocus();
    await expect
      .element(dayButton('lördag 12 december, Helg: då flyttas inga nummer.'))
      .toHaveAttribute('title', 'Helg: då flyttas inga nummer.');
    await expect
      .element(dayButton('fredag 25 december, Juldagen: då flyttas inga nummer.'))
      .toHaveAttribute('aria-disabled', 'true');
    await dayButton(/^måndag 7 december/).click({ force: true });
    await expect
      .element(calendar.getByText('måndag 7 december: För tidigt: den gamla operatören hinner inte.'))
      .toBeVisible();
    await expect.element(value).toHaveTextContent('');
    await expectAccessible();
    await dayButton('onsdag 9 december').click();
    await expect.element(value).toHaveTextContent('2026-12-09T08:00');
  });

  it('is reached by the keyboard over closed days, which say why when they are tried', async () => {
    await show();
    await expect.element(page.getByRole('button', { name: /^Tidigast/ })).toBeVisible();
    await day.click();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(dayButton('tisdag 8 december')).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(dayButton(/^måndag 7 december/)).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(calendar.getByText(/^måndag 7 december: För tidigt/)).toBeVisible();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    await expect.element(value).toHaveTextContent('2026-12-09T08:00');
  });

  it('is chosen by the keyboard', async () => {
    await show({ first: '2026-12-09T08:00' });
    await expect.element(hour('08:00')).toBeChecked();
    (hour('08:00').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(value).toHaveTextContent('2026-12-09T09:00');
  });

  it('shows what else is wrong', async () => {
    await show({ first: '2026-12-09T08:00', error: 'Välj en annan dag.' });
    await expect.element(text('Välj en annan dag.')).toBeVisible();
    await expect.element(day).toHaveAttribute('aria-invalid', 'true');
  });

  it('can be chosen once the windows could be read', async () => {
    const portal = fakeApi();
    portal.api.refuse('listPortWindows', 'temporarily-unavailable');
    await show({}, portal);
    await expect.element(text('Dagarna då det går att flytta kunde inte läsas in.')).toBeVisible();
    portal.api.mend();
    await page.getByRole('button', { name: 'Försök igen' }).click();
    await expect.element(page.getByRole('button', { name: /^Tidigast/ })).toBeVisible();
  });

  it('is said to be Swedish time elsewhere only', async () => {
    await show({}, fakeApi(), { timeZone: 'Europe/Helsinki' });
    await expect.element(text('Tiden är svensk tid.')).toBeVisible();
  });

  it('is accessible on a phone', async () => {
    await show({ first: '2026-12-09T08:00' }, fakeApi(), { isPhone: true });
    await expect.element(hour('16:00')).toBeInTheDocument();
    await expectAccessible();
  });
});
