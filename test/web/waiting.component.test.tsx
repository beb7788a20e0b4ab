/** What waits for the administrator, in the shell: a count, and a list that leads to where it is done. */
import { focusManager } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { waitingQuery } from '../../web/data/port-request-queries.ts';
import sv from '../../web/messages/sv.json' with { type: 'json' };
import { expectAccessibleDialog } from './support/accessible.ts';
import { nthId } from './support/entities.ts';
import { fakeApi, openPortal, untilCalm } from './support/open-portal.tsx';
import { anAcceptedPort, aPortWithoutConsent, aRejectedPort } from './support/ports.ts';

const button = (count: string) => page.getByRole('button', { name: `${count} på dig`, exact: false });
const both = () => fakeApi({ portRequests: [aRejectedPort(), aPortWithoutConsent()] });

describe('the shell', () => {
  it.each([false, true])('counts what waits, and leads to each, the most urgent first (phone: %s)', async (isPhone) => {
    await openPortal('/organization', both(), { isPhone });
    await expect.element(page.getByRole('status').filter({ hasText: '2 saker väntar på dig' })).toBeInTheDocument();
    await button('2 saker väntar').click();
    const links = page.getByRole('dialog').getByRole('link');
    // Numbers have blanks and hyphens at which no line breaks.
    const consent = page.getByRole('link', {
      name: /^Skicka in fullmakten så att 070.+06.+06.* kan flytta hit Senast tisdag 15 december kl. 10:00$/,
    });
    const correct = page.getByRole('link', {
      name: /^Rätta uppgifterna så att 070.+06.+05.* kan flytta hit Senast torsdag 31 december kl. 08:30$/,
    });
    await expect.element(consent).toBeVisible();
    await expect.element(correct).toBeVisible();
    await expect.element(links.first()).toHaveAttribute('href', `/subscriptions/ports/${nthId('prt', 2)}`);
    await expectAccessibleDialog();
    await correct.click();
    await expect.poll(() => location.pathname).toBe(`/subscriptions/ports/${nthId('prt', 1)}`);
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('shows nothing while nothing waits', async () => {
    const queryClient = await openPortal(
      '/organization',
      fakeApi({
        portRequests: [anAcceptedPort()],
      }),
    );
    await untilCalm(queryClient);
    await expect.element(button('väntar')).not.toBeInTheDocument();
  });

  it('says nothing of a read that fails, and keeps the count of the one before', async () => {
    const portal = both();
    portal.api.refuse('listPortRequests', 'temporarily-unavailable');
    const queryClient = await openPortal('/organization', portal);
    await untilCalm(queryClient);
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    await expect.element(button('väntar')).not.toBeInTheDocument();
    portal.api.mend();
    await queryClient.invalidateQueries({ queryKey: ['port-requests'] });
    await expect.element(button('2 saker väntar')).toBeVisible();
    portal.api.refuse('listPortRequests', 'temporarily-unavailable');
    await queryClient.invalidateQueries({ queryKey: ['port-requests'] });
    await expect.element(button('2 saker väntar')).toBeVisible();
  });

  it('takes out of the open list what was done meanwhile', async () => {
    const portal = both();
    const queryClient = await openPortal('/organization', portal);
    await button('2 saker väntar').click();
    portal.data.portRequests = [];
    await queryClient.invalidateQueries({ queryKey: ['port-requests'] });
    await expect.element(page.getByRole('dialog').getByText(sv.waiting.nothing)).toBeVisible();
  });

  it('asks once for the pages that follow, and again when the window is looked at after a minute', async () => {
    const portal = both();
    const queryClient = await openPortal('/organization', portal);
    await expect.element(button('2 saker väntar')).toBeVisible();
    await page.getByRole('link', { name: 'Aktivitet' }).click();
    await untilCalm(queryClient);
    expect(portal.api.callsOf('listPortRequests')).toHaveLength(1);
    const look = () => {
      focusManager.setFocused(false);
      focusManager.setFocused(true);
    };
    look();
    expect(portal.api.callsOf('listPortRequests')).toHaveLength(1);
    queryClient.setQueryData(waitingQuery.queryKey, (read) => read, { updatedAt: Date.now() - 61_000 });
    look();
    await expect.poll(() => portal.api.callsOf('listPortRequests').length).toBe(2);
    focusManager.setFocused(undefined);
  });
});
