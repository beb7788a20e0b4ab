/** The catalogue that is sold now. Prices are per month and once, in öre without VAT. */
import type { Catalogue, Product } from './catalogue.ts';

const addon = { kind: 'addon', oneOffOre: 0, bindingMonths: 0, needsSim: false, numberKind: null } as const;

const products = [
  {
    code: 'mobile-pbx',
    kind: 'base',
    name: { sv: 'Mobil med växel', en: 'Mobile with PBX' },
    text: {
      sv: 'Fria samtal och sms i Sverige, och mobilen som anknytning i växeln.',
      en: 'Free calls and texts in Sweden, and the mobile as an extension of the PBX.',
    },
    monthlyOre: 24_900,
    oneOffOre: 0,
    bindingMonths: 0,
    needsSim: true,
    numberKind: 'mobile',
  },
  {
    code: 'mobile',
    kind: 'base',
    name: { sv: 'Mobil', en: 'Mobile' },
    text: { sv: 'Fria samtal och sms i Sverige, utan växel.', en: 'Free calls and texts in Sweden, without the PBX.' },
    monthlyOre: 14_900,
    oneOffOre: 0,
    bindingMonths: 0,
    needsSim: true,
    numberKind: 'mobile',
  },
  {
    code: 'softphone',
    kind: 'base',
    name: { sv: 'Softphone', en: 'Softphone' },
    text: {
      sv: 'Anknytning i växeln i datorn eller en app, utan SIM-kort.',
      en: 'An extension of the PBX in the computer or an app, without a SIM card.',
    },
    monthlyOre: 9900,
    oneOffOre: 0,
    bindingMonths: 0,
    needsSim: false,
    numberKind: 'geographic',
  },
  {
    code: 'data',
    kind: 'base',
    name: { sv: 'Mobilt bredband', en: 'Mobile broadband' },
    text: { sv: 'SIM-kort för surf, utan samtal.', en: 'A SIM card for data, without calls.' },
    monthlyOre: 4900,
    oneOffOre: 0,
    bindingMonths: 0,
    needsSim: true,
    numberKind: null,
  },
  {
    code: 'fixed',
    kind: 'base',
    name: { sv: 'Fast telefoni', en: 'Fixed telephony' },
    text: {
      sv: 'Bordstelefon som anknytning i växeln. Telefonen ingår.',
      en: 'A desk telephone as an extension of the PBX. The telephone is included.',
    },
    monthlyOre: 12_900,
    oneOffOre: 49_500,
    bindingMonths: 12,
    needsSim: false,
    numberKind: 'geographic',
  },
  {
    ...addon,
    code: 'data-1',
    name: { sv: 'Surf 1 GB', en: 'Data 1 GB' },
    text: { sv: '1 GB i månaden, också inom EU.', en: '1 GB a month, also within the EU.' },
    monthlyOre: 4900,
  },
  {
    ...addon,
    code: 'data-10',
    name: { sv: 'Surf 10 GB', en: 'Data 10 GB' },
    text: { sv: '10 GB i månaden, också inom EU.', en: '10 GB a month, also within the EU.' },
    monthlyOre: 9900,
  },
  {
    ...addon,
    code: 'data-50',
    name: { sv: 'Surf 50 GB', en: 'Data 50 GB' },
    text: { sv: '50 GB i månaden, varav 25 inom EU.', en: '50 GB a month, 25 of them within the EU.' },
    monthlyOre: 19_900,
  },
  {
    ...addon,
    code: 'data-unlimited',
    name: { sv: 'Surf utan gräns', en: 'Unlimited data' },
    text: { sv: 'Fri surf i Sverige, 40 GB inom EU.', en: 'Unlimited data in Sweden, 40 GB within the EU.' },
    monthlyOre: 29_900,
  },
  {
    ...addon,
    code: 'roaming-eu',
    name: { sv: 'Europa plus', en: 'Europe plus' },
    text: {
      sv: 'Ringa och surfa som hemma också i Schweiz och Storbritannien.',
      en: 'Call and use data as at home in Switzerland and the United Kingdom too.',
    },
    monthlyOre: 4900,
  },
  {
    ...addon,
    code: 'roaming-world',
    name: { sv: 'Hela världen', en: 'The whole world' },
    text: {
      sv: '100 minuter och 1 GB i månaden i sextio länder utanför EU. Europa plus ingår.',
      en: '100 minutes and 1 GB a month in sixty countries outside the EU. Europe plus is included.',
    },
    monthlyOre: 14_900,
  },
  {
    ...addon,
    code: 'extra-data-sim',
    name: { sv: 'Extra surfkort', en: 'Extra data SIM' },
    text: {
      sv: 'Ett SIM-kort till, som delar på surfen: till dator eller surfplatta.',
      en: 'One more SIM card that shares the data: for a computer or tablet.',
    },
    monthlyOre: 4900,
    oneOffOre: 4900,
    needsSim: true,
  },
  {
    ...addon,
    code: 'twin-sim',
    name: { sv: 'Tvilling-SIM', en: 'Twin SIM' },
    text: {
      sv: 'Ett SIM-kort till med samma nummer: till bil eller klocka.',
      en: 'One more SIM card with the same number: for a car or watch.',
    },
    monthlyOre: 6900,
    oneOffOre: 4900,
    needsSim: true,
  },
  {
    ...addon,
    code: 'call-recording',
    name: { sv: 'Samtalsinspelning', en: 'Call recording' },
    text: {
      sv: 'Samtal genom växeln spelas in och sparas i 90 dagar.',
      en: 'Calls through the PBX are recorded and kept for 90 days.',
    },
    monthlyOre: 8900,
  },
  {
    ...addon,
    code: 'voicemail-to-mail',
    name: { sv: 'Röstbrevlåda till e-post', en: 'Voicemail to mail' },
    text: { sv: 'Röstmeddelanden kommer som e-post.', en: 'Voice messages come as e-mail.' },
    monthlyOre: 1900,
  },
] as const satisfies readonly Product[];

const dataAmounts = ['data-1', 'data-10', 'data-50', 'data-unlimited'];
const withData = ['mobile-pbx', 'mobile', 'data'];

export const currentCatalogue: Catalogue = {
  version: '2026-12-01',
  products,
  rules: [
    { kind: 'at-most', products: dataAmounts, most: 1 },
    ...[...dataAmounts, 'roaming-eu', 'roaming-world', 'extra-data-sim'].map(
      (product) => ({ kind: 'requires', product, anyOf: withData }) as const,
    ),
    // Broadband without data would be a card that does nothing.
    { kind: 'requires', product: 'data', anyOf: dataAmounts },
    // One gigabyte is too little for two.
    { kind: 'requires', product: 'extra-data-sim', anyOf: ['data-10', 'data-50', 'data-unlimited'] },
    // The one contains the other.
    { kind: 'excludes', products: ['roaming-eu', 'roaming-world'] },
    { kind: 'needs-mobile-number', product: 'twin-sim' },
    // Calls are recorded in the PBX.
    { kind: 'requires', product: 'call-recording', anyOf: ['mobile-pbx', 'softphone', 'fixed'] },
    { kind: 'requires', product: 'voicemail-to-mail', anyOf: ['mobile-pbx', 'mobile', 'softphone', 'fixed'] },
  ],
};
