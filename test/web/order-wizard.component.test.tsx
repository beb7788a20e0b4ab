/** The order wizard in a browser: the way through it, what stops one, and what comes back. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { anOrganization, aUser, nthId } from './support/entities.ts';
import { fakeApi, openPortal, type OpenPortal } from './support/open-portal.tsx';
import { aNumber, anOrderDraft } from './support/ordering.ts';
import type { Stored } from './support/stored.ts';
import { aCatalogue, anIccid, anotherIccid } from './support/subscriptions.ts';

const numbers = ['+46701740610', '+46701740611', '+46701740612'];
const shipTo = { name: 'Bageriet', street: 'Storgatan 1', postalCode: '123 45', city: 'Vetlanda' };

/** Anna, Dag, Eva, who is deactivated, and an address. */
const anOffice = (different: Partial<Stored> = {}): OpenPortal =>
  fakeApi({
    users: [
      aUser(),
      aUser({ id: nthId('usr', 2), firstName: 'Dag', lastName: 'Dahl' }),
      aUser({ id: nthId('usr', 3), firstName: 'Eva', lastName: 'Ek', status: 'deactivated' }),
    ],
    numbers: numbers.map((number) => aNumber(number)),
    organization: anOrganization({ invoiceAddresses: [{ ...shipTo, id: nthId('inv', 1), archived: false }] }),
    ...different,
  });

const address = (draft = anOrderDraft()) => `/subscriptions/new?draft=${draft.id}`;
const button = (name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
const next = () => button('Nästa');
const heading = (name: string) => page.getByRole('heading', { name, level: 2, exact: true });
const iccidField = () => page.getByRole('textbox', { name: /Numret på SIM-kortet/ });

async function addUser(name: string): Promise<void> {
  await page.getByRole('combobox').click();
  await page.getByRole('option', { name: new RegExp(name) }).click();
}

it('goes from contents to an order, with a card at hand, and leads to its page', async () => {
  const portal = anOffice();
  await openPortal('/subscriptions/new', portal);
  await page.getByRole('radio', { name: 'Mobil', exact: true }).click();
  await next().click();
  await addUser('Anna');
  await next().click();
  await button('070-174 06 11').first().click();
  // Reserved when it is chosen, not first at the next step.
  await expect.poll(() => portal.data.orderDrafts[0]?.reservedNumbers).toEqual(['+46701740611']);
  await next().click();
  await page.getByRole('radio', { name: 'Jag har ett kort här' }).click();
  await iccidField().fill(anIccid);
  await next().click();
  await page.getByRole('textbox', { name: /Börjar gälla/ }).fill('2026-12-07');
  await next().click();
  await expect.element(page.getByText('Aktiverar måndag 7 december kl. 00:00.')).toBeVisible();
  const draftId = portal.data.orderDrafts[0]?.id;
  await button('Beställ').click();
  await expect.element(page.getByText('Abonnemanget är beställt')).toBeVisible();
  const [order] = portal.api.callsOf('createSubscriptionOrder');
  expect(order?.idempotencyKey).toBe(draftId);
  expect(portal.api.callsOf('getOrderDraft')).toEqual([]);
  expect(order?.body).toMatchObject({
    userId: nthId('usr', 1),
    products: ['mobile'],
    number: { new: '+46701740611' },
    sim: { iccid: anIccid },
    activatesOn: '2026-12-07',
    catalogueVersion: currentCatalogue.version,
    draftId,
  });
  await expect.poll(() => location.pathname).toBe(`/subscriptions/orders/${portal.data.orders[0]?.id}`);
});

it('says why Nästa is out of use, and mends what clashes in one click', async () => {
  await openPortal('/subscriptions/new', anOffice());
  await expect.element(page.getByText('Välj ett grundabonnemang.')).toBeVisible();
  await expect.element(next()).toBeDisabled();
  await page.getByRole('radio', { name: 'Softphone' }).click();
  await page.getByRole('checkbox', { name: 'Tvilling-SIM' }).click();
  await expect.element(page.getByText(/Tvilling-SIM kräver ett abonnemang med mobilnummer/).first()).toBeVisible();
  await expect.element(page.getByText(/Då blir det 99\skr\/mån exkl\. moms/)).toBeVisible();
  await button('Ta bort Tvilling-SIM').last().click();
  await expect.element(page.getByRole('checkbox', { name: 'Tvilling-SIM' })).not.toBeChecked();
  await expect.element(next()).toBeEnabled();
  await expect.element(next()).toHaveFocus();
});

it('leaves out the steps that do not apply', async () => {
  await openPortal('/subscriptions/new', anOffice());
  await page.getByRole('radio', { name: 'Softphone' }).click();
  const steps = page.getByRole('navigation', { name: 'Steg' }).getByRole('button');
  await expect
    .poll(() => steps.elements().map(({ textContent }) => textContent))
    .toEqual(['1Innehåll', '2Användare', '3Nummer', '4Datum', '5Sammanfattning']);
});

it('goes on after a reload where one was', async () => {
  const draft = anOrderDraft({ step: 'date' });
  await openPortal(address(draft), anOffice({ orderDrafts: [draft] }));
  await expect.element(heading('Datum')).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: /Börjar gälla/ })).toHaveValue('2026-12-03');
  await button('SIM-kort').click();
  await expect.element(iccidField()).toHaveValue(anIccid);
});

it('offers what was begun before, the newest first, and throws away what is not wanted, which can be undone', async () => {
  const older = anOrderDraft({ id: 'drf_older', products: ['softphone'], savedAt: '2026-11-20T08:00:00.000Z' });
  const portal = anOffice({ orderDrafts: [older, anOrderDraft()] });
  await openPortal('/subscriptions/new', portal);
  const resume = page.getByRole('link', { name: /^Fortsätt med/ });
  await expect
    .poll(() => resume.elements().map((link) => link.getAttribute('aria-label')))
    .toEqual(['Fortsätt med Mobil och Surf 10 GB', 'Fortsätt med Softphone']);
  await button('Släng Softphone').click();
  await expect.poll(() => portal.data.orderDrafts.map(({ id }) => id)).toEqual([anOrderDraft().id]);
  await button('Ångra').click();
  await expect.poll(() => portal.data.orderDrafts[0]).toMatchObject({ id: 'drf_older', products: ['softphone'] });
  await expect.element(page.getByRole('heading', { name: 'Din beställning' })).toBeVisible();
});

it('says at the number that somebody else has taken it, and offers another one', async () => {
  const draft = anOrderDraft({ step: 'numbers' });
  const portal = anOffice({ orderDrafts: [draft] });
  await openPortal(address(draft), portal);
  await expect.element(next()).toBeEnabled();
  // The reservation ran out while the window was hidden; it is renewed when somebody looks again.
  portal.data.numbers[0] = aNumber('+46701740610', { status: 'reserved' });
  document.dispatchEvent(new Event('visibilitychange'));
  const line = page.getByRole('region', { name: 'Anna Andersson' });
  await expect.element(line.getByRole('alert')).toHaveTextContent('Någon annan hann ta 070-174 06 10. Välj ett annat.');
  await expect.element(next()).toBeDisabled();
  await button('Ta 070-174 06 11').click();
  await expect.element(next()).toBeEnabled();
  await expect.poll(() => portal.data.orderDrafts[0]?.reservedNumbers).toEqual(['+46701740611']);
});

it('says what else than the number of a SIM card was typed', async () => {
  const draft = anOrderDraft({ step: 'sim' });
  await openPortal(address(draft), anOffice({ orderDrafts: [draft] }));
  await iccidField().fill('240011234567890');
  await expect.element(page.getByText(/Det är kortets IMSI/).first()).toBeVisible();
  await expect.element(next()).toBeDisabled();
  await iccidField().fill('8946 0123');
  await expect.element(page.getByText('8 siffror av 19 eller 20.')).toBeVisible();
  await iccidField().fill(anotherIccid);
  await expect.element(page.getByText('Numret stämmer.')).toBeVisible();
  await expect.element(next()).toBeEnabled();
});

it('shows the old and the new price when the catalogue has changed, and orders at the new one when asked again', async () => {
  const portal = anOffice({ orderDrafts: [anOrderDraft()] });
  const dearer = { ...aCatalogue(), version: 'next' };
  dearer.products = dearer.products.map((each) => (each.code === 'mobile' ? { ...each, monthlyOre: 16_900 } : each));
  portal.api.refuse('createSubscriptionOrder', 'catalogue-changed', {
    which: ({ body }) => (body as { catalogueVersion: string }).catalogueVersion !== 'next',
  });
  await openPortal(address(), portal);
  await expect.element(heading('Sammanfattning')).toBeVisible();
  portal.api.answer({ getCatalogue: () => dearer });
  await button('Beställ').click();
  await expect.element(page.getByText(/248\skr\/mån är nu 268\skr\/mån/)).toBeVisible();
  expect(portal.data.orders).toEqual([]);
  await button('Beställ').click();
  await expect.poll(() => portal.data.orders.length).toBe(1);
  expect(portal.api.callsOf('createSubscriptionOrder').at(-1)?.body).toMatchObject({ catalogueVersion: 'next' });
});

it('orders the same for several users, each once and none who is deactivated, with numbers in a row', async () => {
  const draft = anOrderDraft({ step: 'users', lines: [] });
  const portal = anOffice({ orderDrafts: [draft] });
  await openPortal(address(draft), portal);
  await addUser('Anna');
  await addUser('Dag');
  await addUser('Eva');
  await expect.element(page.getByText(/Eva Ek är avaktiverad/)).toBeVisible();
  await addUser('Dag');
  await expect.element(page.getByText(/Dag Dahl är redan med/)).toBeVisible();
  await next().click();
  await button('Ta nummer i följd: 070-174 06 10 till 070-174 06 11').click();
  await next().click();
  await page.getByRole('radio', { name: 'Skicka ett kort' }).first().click();
  await button('Skicka alla kort till samma adress').click();
  await next().click();
  await next().click();
  await expect.element(page.getByText('Skickar 2 SIM-kort till Storgatan 1, Vetlanda.')).toBeVisible();
  await button('Beställ').click();
  await expect.element(page.getByText('2 abonnemang är beställda')).toBeVisible();
  expect(portal.api.callsOf('createSubscriptionOrder')[0]?.body).toMatchObject({
    lines: [
      { userId: nthId('usr', 1), number: { new: '+46701740610' }, sim: { shipTo } },
      { userId: nthId('usr', 2), number: { new: '+46701740611' }, sim: { shipTo } },
    ],
  });
  await expect.poll(() => location.pathname).toBe('/subscriptions');
});

it('leads to the field that the API rejects', async () => {
  const portal = anOffice({ orderDrafts: [anOrderDraft()] });
  portal.api.refuse('createSubscriptionOrder', 'invalid-request', {
    errors: [{ field: 'sim.iccid', code: 'sim-card-taken', message: 'SIM-kortet används redan.' }],
  });
  await openPortal(address(), portal);
  await button('Beställ').click();
  await expect.element(heading('SIM-kort')).toBeVisible();
  await expect.element(iccidField()).toHaveFocus();
  await expect.element(page.getByText('SIM-kortet används redan.')).toBeVisible();
  await iccidField().fill(anotherIccid);
  await expect.element(page.getByText('SIM-kortet används redan.')).not.toBeInTheDocument();
});

it('reads the bar code of a card with the camera where the browser can, and no other code on it', async () => {
  const draft = anOrderDraft({ step: 'sim', lines: [{ userId: nthId('usr', 1), number: { new: numbers[0] } }] });
  const codes = [{ rawValue: '240011234567890' }, { rawValue: anIccid }];
  vi.stubGlobal(
    'BarcodeDetector',
    class {
      readonly detect = () => Promise.resolve(codes);
    },
  );
  const canvas = document.createElement('canvas');
  canvas.getContext('2d')?.fillRect(0, 0, 9, 9);
  const stream = canvas.captureStream();
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(stream);
  onTestFinished(() => void vi.restoreAllMocks());
  await openPortal(address(draft), anOffice({ orderDrafts: [draft] }));
  await page.getByRole('radio', { name: 'Jag har ett kort här' }).click();
  await button('Läs av streckkoden').click();
  await expect.element(iccidField()).toHaveValue('8946 0123 4567 8901 233');
  await expect.poll(() => stream.getTracks().map(({ readyState }) => readyState)).toEqual(['ended']);
});

it('says that the draft could not be saved, and saves it when asked again', async () => {
  const portal = anOffice();
  portal.api.disconnect('putOrderDraft');
  await openPortal('/subscriptions/new', portal);
  await page.getByRole('radio', { name: 'Mobil', exact: true }).click();
  await next().click();
  await expect.element(page.getByText(/Utkastet kunde inte sparas\./)).toBeVisible();
  portal.api.mend('putOrderDraft');
  await button('Försök igen').click();
  await expect.element(page.getByText(/Utkastet sparades kl\. 09:00/)).toBeVisible();
  expect(portal.data.orderDrafts).toHaveLength(1);
});

it('begins anew, under another id, where a draft is that was ordered', async () => {
  await openPortal('/subscriptions/new?draft=drf_ordered&step=summary', anOffice());
  await expect.element(heading('Innehåll')).toBeVisible();
  expect(new URLSearchParams(location.search).get('draft')).not.toBe('drf_ordered');
});

it('keeps the draft when one leaves in the middle of a step', async () => {
  const portal = anOffice();
  await openPortal('/subscriptions/new?userId=' + nthId('usr', 1), portal);
  await page.getByRole('radio', { name: 'Mobil', exact: true }).click();
  await button('Fortsätt senare').click();
  await expect
    .poll(() => portal.data.orderDrafts[0])
    .toMatchObject({
      products: ['mobile'],
      lines: [{ userId: nthId('usr', 1) }],
    });
});

it('can be filled in by keyboard alone', async () => {
  const portal = anOffice();
  await openPortal('/subscriptions/new', portal);
  await expect.element(page.getByRole('radio', { name: 'Softphone' })).toBeVisible();
  page.getByRole('radio', { name: 'Mobil med växel' }).element().focus();
  await userEvent.keyboard('[ArrowDown][ArrowDown]{Control>}{Enter}{/Control}');
  await expect.element(heading('Användare')).toHaveFocus();
  await userEvent.keyboard('[Tab]Anna');
  await expect.element(page.getByRole('listbox')).toHaveAttribute('aria-busy', 'false');
  await expect.element(page.getByRole('option', { name: /Anna/ })).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('[Enter]');
  await expect.element(next()).toBeEnabled();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(heading('Nummer')).toHaveFocus();
});

it('is one step a screen on a phone, with nothing wider than it', async () => {
  const draft = anOrderDraft({ step: 'numbers' });
  await openPortal(address(draft), anOffice({ orderDrafts: [draft] }), { isPhone: true });
  await expect.element(page.getByText('Steg 3 av 6')).toBeVisible();
  await expect.element(heading('Nummer')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBe(390);
  await next().click();
  await expect.element(heading('SIM-kort')).toBeVisible();
});
