/** What the steps of the order wizard know in tests of its form: two users, the catalogue, and days on which numbers can move. */
import i18next from 'i18next';
import { currentCatalogue } from '../../../domain/catalogue/current-catalogue.ts';
import type { PortWindows } from '../../../web/data/port-queries.ts';
import orderWizard from '../../../web/messages/order-wizard.sv.json';
import ports from '../../../web/messages/ports.sv.json';
import subscriptions from '../../../web/messages/subscriptions.sv.json';
import sv from '../../../web/messages/sv.json';
import type { OrderFacts } from '../../../web/pages/order-wizard/order-facts.ts';
import { anOrganization, nthId } from './entities.ts';

/** Call it before the tests: reasons are sentences. */
export async function startOrderTexts(): Promise<void> {
  await i18next.init({ lng: 'sv', resources: { sv: { translation: sv } }, interpolation: { escapeValue: false } });
  for (const texts of [subscriptions, orderWizard, ports]) i18next.addResourceBundle('sv', 'translation', texts, true);
}

export const [anna, dag]: readonly [string, string] = [nthId('usr', 1), nthId('usr', 2)];
/** A power of attorney. */
export const letter: string = nthId('doc', 1);
export const ownAddress = { name: 'Bageriet', street: 'Storgatan 1', postalCode: '123 45', city: 'Vetlanda' };
export const iccid = '8946 0123 4567 8901 233';

const hours = [8, 9, 10, 11, 12, 13, 14, 15, 16];
export const windows: PortWindows = {
  earliestStart: '2026-12-08T08:00',
  timeZone: 'Europe/Stockholm',
  hours: new Map([
    ['2026-12-08', hours],
    ['2026-12-09', hours],
  ]),
  closed: new Map([['2026-12-05', { date: '2026-12-05', because: 'weekend', name: null }]]),
  last: '2026-12-09' as PortWindows['last'],
};

/** On Tuesday 1 December 2026 at 09:00 in Stockholm. */
export const orderFacts: OrderFacts = {
  catalogue: currentCatalogue,
  users: new Map([
    [anna, { name: 'Anna Andersson', status: 'active' }],
    [dag, { name: 'Dag Dahl', status: 'active' }],
  ]),
  lostNumbers: [],
  freeNumbers: ['+46701740610', '+46701740611', '+46701740612', '+46846500411', '+46846500412'],
  addresses: [ownAddress],
  today: '2026-12-01',
  language: 'sv',
  organization: anOrganization(),
  windows,
  numberChecks: new Map(),
  documents: new Map(),
  now: Date.parse('2026-12-01T08:00:00Z'),
};
