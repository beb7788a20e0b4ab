/** Closed over Christmas with a message that is recorded on the spot: what an administrator clicks, and what a caller hears. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';
import { recording } from './uploads.ts';

describe.skipIf(noBrowser)('a voice message in the portal', () => {
  const portal = openPortal();
  let page: Page;
  let group: { readonly id: string; readonly name: string };
  beforeEach(async () => {
    await portal.system.control('POST', '/clock', { now: '2026-12-01T09:00:00Z' });
    [group] = (await call('GET', '/answering-groups')).items;
    page = await portal.administratorPage(0, { at: '/answering-groups' });
    await page.getByRole('button', { name: `Ny schemahändelse för ${group.name}` }).click();
    const dialog = page.getByRole('dialog', { name: 'Ny schemahändelse' });
    await dialog.getByLabel('Namn', { exact: true }).fill('Jul 2026');
    await dialog.getByLabel('Börjar', { exact: true }).fill('2026-12-24');
    await dialog.getByLabel('Börjar, klockslag').fill('00:00');
    await dialog.getByLabel('Slutar', { exact: true }).fill('2026-12-27');
    await dialog.getByLabel('Slutar, klockslag').fill('08:00');
    await dialog.getByRole('button', { name: /Spela in eller ladda upp/ }).click();
  });

  // Weeks later the token of before is good no longer.
  const call = async (method: string, path: string) =>
    (await portal.system.call(method, path, { token: await portal.system.logIn() })).body;

  /** Saves the new message and then the event with it. @returns the message, which is ready */
  async function save(name: string): Promise<{ readonly id: string; readonly durationSeconds: number }> {
    await page.getByRole('dialog', { name: 'Nytt talmeddelande' }).getByRole('button', { name: 'Spara' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ny schemahändelse' });
    await dialog.getByRole('button', { name: `Lyssna på ${name}` }).waitFor();
    await dialog.getByText('Meddelande: ').waitFor();
    await dialog.getByRole('button', { name: 'Lägg till' }).click();
    await page.getByText('Jul 2026 är tillagd').waitFor();
    const { items } = await call('GET', '/voice-messages');
    return items.find((message: { name: string }) => message.name === name);
  }

  /** A page of the same administrator, of which is heard what it plays: the lengths of the sounds, in seconds. */
  async function openWithSound(path: string): Promise<readonly number[]> {
    page = await portal.administratorPage(0, { at: null });
    const heard: number[] = [];
    await page.exposeFunction('hear', (seconds: number) => heard.push(seconds));
    await page.addInitScript(`
      const { play } = HTMLMediaElement.prototype;
      HTMLMediaElement.prototype.play = function () {
        this.addEventListener('playing', () => hear(this.duration), { once: true });
        return play.call(this);
      };
    `);
    await page.goto(path);
    return heard;
  }

  it('is recorded in the dialog of an event, and is what callers hear on Christmas Eve', async () => {
    const recorder = page.getByRole('dialog', { name: 'Nytt talmeddelande' });
    await recorder.getByRole('button', { name: 'Spela in', exact: true }).last().click();
    await recorder.getByRole('timer').getByText('0:02').waitFor();
    await recorder.getByRole('button', { name: 'Stoppa' }).click();
    await recorder.getByText(/^Inspelningen är klar/).waitFor();
    await recorder.getByRole('button', { name: 'Lyssna på inspelningen' }).click();
    await recorder.getByRole('button', { name: 'Pausa inspelningen' }).waitFor();
    await recorder.getByLabel('Namn').fill('Stängt i jul');
    const { durationSeconds } = await save('Stängt i jul');
    await page.close();

    await portal.system.control('POST', '/clock', { now: '2026-12-24T11:00:00Z' });
    const heard = await openWithSound(`/answering-groups/${group.id}`);
    const closed = 'Stängt till söndag 27 december kl. 08:00';
    const listen = { name: 'Lyssna på Stängt i jul' };
    const panel = page.getByRole('complementary');
    await panel.getByRole('status').filter({ hasText: closed }).getByRole('button', listen).click();
    await expect.poll(() => heard).toHaveLength(1);
    expect(await panel.getByText(closed).count()).toBe(2);
    await panel.getByRole('button', listen).first().click();
    await expect.poll(() => heard).toHaveLength(2);
    await page.getByRole('link', { name: 'Översikt', exact: true }).click();
    await page.getByRole('heading', { name: 'Översikt' }).waitFor();
    await page.getByText(closed).waitFor();
    await page.getByRole('button', listen).click();
    await expect.poll(() => heard).toHaveLength(3);
    for (const seconds of heard) expect(seconds).toBeCloseTo(durationSeconds, 2);
  });

  it('is uploaded as an iPhone has recorded it', async () => {
    const recorder = page.getByRole('dialog', { name: 'Nytt talmeddelande' });
    await recorder.getByRole('button', { name: 'Ladda upp', exact: true }).click();
    const file = { name: 'Öppet igen.m4a', mimeType: 'audio/x-m4a', buffer: Buffer.from(recording('fragments.m4a')) };
    await recorder.locator('input[type="file"]').setInputFiles(file);
    const { durationSeconds } = await save('Öppet igen');
    expect(Math.abs(durationSeconds - 4.08)).toBeLessThan(0.1);
  });
});
