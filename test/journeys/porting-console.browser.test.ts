/** A port on the console: on the drawing of its workflow, and at the losing operator's desk. */
import { describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';
import { portsOf } from './ports.ts';

describe.skipIf(noBrowser)('a port on the console', () => {
  const portal = openPortal();

  it('is rejected by hand at the desk, and ends on the drawing', async () => {
    const page = await portal.administratorPage(0, { at: '/local' });
    const desk = page.getByRole('region', { name: /^Avlämnande operatör/ });
    const workflows = page.getByRole('region', { name: /^Arbetsflöden/ });
    await desk.getByRole('radio', { name: 'svarar för hand' }).check();
    await desk.getByText('Gäller från nästa begäran.').waitFor();

    const ports = portsOf(portal.system);
    const port = await ports.order(90);
    const { portRequestId } = port;
    await workflows.getByRole('img', { name: `${portRequestId}-1: pågår, i WaitForAnswer` }).waitFor();
    await workflows.getByText('Väntar på besked, längst till').waitFor();
    await desk.getByRole('button', { name: 'Visa ägaren 070-174 06 90' }).click();
    await desk.getByText('· företag ·').waitFor();
    await desk.getByRole('combobox', { name: 'Skäl att avvisa 070-174 06 90' }).selectOption('annat');
    await desk.getByRole('button', { name: 'Avvisa 070-174 06 90' }).click();
    await desk.getByText('avvisad, annat · mottagen av portalen').waitFor();
    await workflows.getByRole('img', { name: `${portRequestId}-1: klart, i Ended` }).waitFor();
    expect((await ports.request(port)).rejection.reasonCode).toBe('other');
  });

  it('says when a button fails, and what was chosen stays while the list is drawn anew', async () => {
    portal.refusals = [503];
    const ports = portsOf(portal.system);
    await ports.losingOperator({ mode: 'manual' });
    await ports.order(90);
    const page = await portal.administratorPage(0, { at: '/local' });
    const desk = page.getByRole('region', { name: /^Avlämnande operatör/ });
    const reason = desk.getByRole('combobox', { name: 'Skäl att avvisa 070-174 06 90' });
    await reason.selectOption('annat');
    await page.route('**/answers', (route) =>
      route.fulfill({ status: 503, contentType: 'application/json', body: '{"detail":"Molnet startar om."}' }),
    );
    await desk.getByRole('button', { name: 'Godkänn 070-174 06 90' }).click();
    await desk.getByRole('status').getByText('Molnet startar om.').waitFor();

    await ports.order(91);
    await desk.getByText('070-174 06 91').waitFor();
    expect(await reason.inputValue()).toBe('other');
  });
});
