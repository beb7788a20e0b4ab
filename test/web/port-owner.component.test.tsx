/** On whom a number is registered at the old operator, as it is filled in. */
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OwnerFields } from '../../web/ports/owner-fields.tsx';
import { noOwner, ownerErrors, typedOwner, type OwnerErrors, type OwnerValue } from '../../web/ports/owner.ts';
import { expectAccessible } from './support/accessible.ts';
import { anOrganization } from './support/entities.ts';
import { fakeApi, type OpenPortal } from './support/open-portal.tsx';
import { renderPart } from './support/render-part.tsx';

const radio = (name: string) => page.getByRole('radio', { name, exact: true });
/** Its name ends in the sign of what is required. */
const field = (name: string) => page.getByRole('textbox', { name: new RegExp(`^${name}`) });
const text = (words: string) => page.getByText(words, { exact: false });

/** What was filled in last. */
let typed: OwnerValue = noOwner;
const keep = (value: OwnerValue) => {
  typed = value;
};

function Owner({ errors }: { errors: OwnerErrors }) {
  const [value, setValue] = useState(noOwner);
  return (
    <OwnerFields
      value={value}
      onChange={(next) => {
        keep(next);
        setValue(next);
      }}
      errors={errors}
    />
  );
}

async function show(portal: OpenPortal = fakeApi(), errors: OwnerErrors = {}): Promise<OpenPortal> {
  typed = noOwner;
  await renderPart(<Owner errors={errors} />, portal);
  return portal;
}

const soleTrader = anOrganization({ name: 'Annas Bageri', organizationNumber: '850709-****', soleTrader: true });

describe('the owner', () => {
  it('is the organisation itself by one click, and nothing has to be typed', async () => {
    await show();
    await radio('Vi själva').click();
    await expect.element(text('556677-8899')).toBeVisible();
    await expect.element(page.getByRole('textbox')).not.toBeInTheDocument();
    expect(typedOwner(typed, anOrganization())).toEqual({
      kind: 'organization',
      name: 'Bageriet',
      identityNumber: '5566778899',
    });
  });

  it('that is the organisation and a sole trader has a number that must be typed', async () => {
    await show(fakeApi({ organization: soleTrader }));
    await radio('Vi själva').click();
    await expect.element(text('850709-****')).toBeVisible();
    await field('Personnummer').fill('19850709-9805');
    expect(typedOwner(typed, soleTrader)).toEqual({
      kind: 'organization',
      name: 'Annas Bageri',
      identityNumber: '19850709-9805',
    });
  });

  it('that is another company needs a power of attorney, which is said once its number is right', async () => {
    await show();
    await radio('Ett annat företag').click();
    await field('Företagets namn').fill('Konditoriet AB');
    await field('Organisationsnummer').fill('556036-0793');
    await expect.element(text('Då behövs en fullmakt')).toBeVisible();
    await field('Organisationsnummer').fill('556677-8899');
    await expect.element(text('Det är ert eget nummer: ingen fullmakt behövs.')).toBeVisible();
  });

  it.each([
    ['En person', 'Personnummer', '556677-8899', 'Det där är ett organisationsnummer.'],
    ['En person', 'Personnummer', '070-774 88 89', 'Det där är ett telefonnummer.'],
    ['En person', 'Personnummer', '850709-9806', 'Kontrollsiffran stämmer inte'],
    ['Ett annat företag', 'Organisationsnummer', '556677-8890', 'Kontrollsiffran stämmer inte'],
    ['Ett annat företag', 'Organisationsnummer', 'vet inte', 'Skriv tio eller tolv siffror'],
  ])('that is %s with the %s %s shows what is wrong', async (who, label, number, words) => {
    await show();
    await radio(who).click();
    await field(label).fill(number);
    await expect.element(text(words)).toBeVisible();
    await expect.element(field(label)).toHaveAttribute('aria-invalid', 'true');
  });

  it('is not called wrong while its number is typed', async () => {
    await show();
    await radio('Ett annat företag').click();
    await field('Organisationsnummer').fill('556677');
    await expect.element(text('6 siffror av tio')).toBeVisible();
    await expect.element(field('Organisationsnummer')).not.toHaveAttribute('aria-invalid', 'true');
    await userEvent.tab();
    await expect.element(text('Skriv tio eller tolv siffror')).toBeVisible();
  });

  it('loses its identity number, and keeps its name, when it is another kind', async () => {
    await show();
    await radio('Ett annat företag').click();
    await field('Företagets namn').fill('Konditoriet AB');
    await field('Organisationsnummer').fill('5566778899');
    await radio('En person').click();
    await expect.element(field('Personens namn')).toHaveValue('Konditoriet AB');
    await expect.element(field('Personnummer')).toHaveValue('');
  });

  it('shows at each part what else is wrong with it', async () => {
    await show(fakeApi(), { name: 'Namnet är fel.', identityNumber: 'Numret är fel.' });
    await radio('En person').click();
    await expect.element(field('Personens namn')).toHaveAttribute('aria-invalid', 'true');
    await expect.element(text('Namnet är fel.')).toBeVisible();
    await expect.element(text('Numret är fel.')).toBeVisible();
  });

  it('can be read again when the organisation could not', async () => {
    const portal = fakeApi();
    portal.api.refuse('getOrganization', 'temporarily-unavailable');
    await show(portal);
    await radio('Vi själva').click();
    await expect.element(text('Organisationens uppgifter kunde inte läsas in.')).toBeVisible();
    portal.api.mend();
    await page.getByRole('button', { name: 'Försök igen' }).click();
    await expect.element(text('556677-8899')).toBeVisible();
  });

  it('is accessible, and its number is in no address and no storage', async () => {
    await show();
    await radio('En person').click();
    await field('Personens namn').fill('Anna Andersson');
    await field('Personnummer').fill('19850709-9805');
    await expectAccessible();
    await expect.element(field('Personnummer')).toHaveAttribute('autocomplete', 'off');
    await expect.element(field('Personnummer')).not.toHaveAttribute('name');
    expect(
      [location.href, ...[localStorage, sessionStorage].map((each) => JSON.stringify(Object.entries(each)))].join(),
    ).not.toMatch(/9805/);
  });
});

describe('what is filled in', () => {
  const at = { language: 'sv', now: Date.parse('2026-12-01T08:00:00Z') } as const;
  it.each<[OwnerValue, (keyof OwnerErrors)[]]>([
    [noOwner, ['who']],
    [{ who: 'us', name: '', identityNumber: '' }, []],
    [{ who: 'us', name: '' }, []],
    [{ who: 'organization', name: ' ', identityNumber: '' }, ['name', 'identityNumber']],
    [{ who: 'person', name: 'Anna' }, ['identityNumber']],
    [{ who: 'person', name: 'Anna', identityNumber: '198507099805' }, []],
  ])('%j lacks %j', (value, parts) => {
    expect(Object.keys(ownerErrors(value, anOrganization(), at))).toEqual(parts);
  });

  it('of a sole trader lacks the number', () => {
    expect(Object.keys(ownerErrors({ who: 'us', name: '' }, soleTrader, at))).toEqual(['identityNumber']);
  });
});
