/** The first page: what stands there while it is read, and after. */
import { describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('on the overview an administrator', () => {
  const portal = openPortal();

  it('finds no button that sends a text before what stands above it has come', async () => {
    const page = await portal.administratorPage();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/v1/schedule-events?*', async (route) => {
      await held;
      await route.fallback();
    });
    await page.reload();
    await page.getByText('lades till').first().waitFor();
    const skeletons = page.getByRole('main').getByRole('status', { name: 'Hämtar' });
    await skeletons.nth(1).waitFor();
    const [above] = await skeletons.all();
    expect((await above?.boundingBox())?.height).toBeGreaterThan(400);
    expect(await page.getByRole('button', { name: 'SMS till' }).count()).toBe(0);
    release();
    await page.getByRole('heading', { name: 'Samtalen just nu' }).waitFor();
    await page.getByRole('button', { name: 'SMS till' }).first().waitFor();
  });
});
