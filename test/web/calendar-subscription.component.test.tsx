/** *Prenumerera* in the calendar: the address is shown once, is made anew, and is revoked. */
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import part from '../../web/messages/calendar-subscription.sv.json' with { type: 'json' };
import sv from '../../web/messages/sv.json' with { type: 'json' };
import { expectAccessibleDialog } from './support/accessible.ts';
import { oneOfEach, retry, text } from './support/failed-reads.ts';
import { openPortal, type OpenPortal } from './support/open-portal.tsx';

const words = { ...part.calendar.subscribe, ...sv.calendar.subscribe };
const url = 'https://portal.example/api/v1/calendar/3q2-7wAAAAAAAAAAAAAAAA.ics';
const createdAt = '2026-12-01T08:00:00.000Z';

let portal: OpenPortal;
/** @param since when the administrator made an address, if there is one */
async function open(since: string | null): Promise<void> {
  let address = since;
  portal.api.answer({
    getCalendarAddress: () => ({ createdAt: address }),
    createCalendarAddress: () => {
      address = createdAt;
      return { url, createdAt };
    },
    deleteCalendarAddress: () => {
      address = null;
      return undefined;
    },
  });
  await openPortal('/schedule', portal);
  await page.getByRole('button', { name: words.button }).click();
}
const button = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });

beforeEach(() => {
  portal = oneOfEach();
});

describe('somebody without a subscription', () => {
  it('gets an address to copy, a link for the phone, and how to add it', async () => {
    await open(null);
    await button(words.create).click();
    await expect.element(page.getByRole('textbox', { name: words.address })).toHaveValue(url);
    await expect
      .element(page.getByRole('link', { name: words.open }))
      .toHaveAttribute('href', url.replace('https', 'webcal'));
    await expect.element(text(words.outlook.steps)).toBeVisible();
    await expect.element(button(words.create)).not.toBeInTheDocument();
    expect(portal.api.callsOf('createCalendarAddress')).toHaveLength(1);
    await expectAccessibleDialog();
  });

  it('does not lose the address by a click outside the dialog', async () => {
    await open(null);
    await button(words.create).click();
    await expect.element(page.getByRole('textbox', { name: words.address })).toBeVisible();
    document.querySelector('dialog')?.click();
    await expect.element(page.getByRole('textbox', { name: words.address })).toBeVisible();
    await button('Stäng').click();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('shows what went wrong, and tries again with the same key', async () => {
    await open(null);
    portal.api.refuse('createCalendarAddress', 'temporarily-unavailable');
    await button(words.create).click();
    await expect.element(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    portal.api.mend();
    await button(words.create).click();
    await expect.element(page.getByRole('textbox', { name: words.address })).toHaveValue(url);
    expect(new Set(portal.api.callsOf('createCalendarAddress').map(({ idempotencyKey }) => idempotencyKey)).size).toBe(
      1,
    );
  });

  it('gets another address where the one that was made was never shown', async () => {
    await open(null);
    let asked = 0;
    portal.api.answer({ createCalendarAddress: () => ({ url: (asked += 1) === 1 ? null : url, createdAt }) });
    await button(words.create).click();
    await expect.element(page.getByRole('textbox', { name: words.address })).toHaveValue(url);
    const [first, second] = portal.api.callsOf('createCalendarAddress');
    expect(second?.idempotencyKey).not.toBe(first?.idempotencyKey);
  });
});

describe('somebody who subscribes', () => {
  it('sees since when, and that the address is not shown again', async () => {
    await open('2026-11-24T08:00:00.000Z');
    await expect.element(text(words.shownOnce)).toBeVisible();
    await button(words.replace).click();
    await expect.element(page.getByRole('textbox', { name: words.address })).toHaveValue(url);
  });

  it('stops, and begins from the start', async () => {
    await open('2026-11-24T08:00:00.000Z');
    await button(words.revoke).click();
    await expect.element(page.getByText(words.revoked).first()).toBeVisible();
    await page.getByRole('button', { name: words.button }).click();
    await expect.element(button(words.create)).toBeVisible();
    await expect.element(button(words.revoke)).not.toBeInTheDocument();
  });
});

it('says when it cannot be read whether there is one, and offers nothing on a guess', async () => {
  portal.api.refuse('getCalendarAddress', 'temporarily-unavailable');
  await open(null);
  await expect.element(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await expect.element(button(words.create)).not.toBeInTheDocument();
  portal.api.mend();
  await retry();
  await expect.element(button(words.create)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});
