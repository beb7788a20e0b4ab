/** An order says what comes next, who does it and by when; the lists put first what is urgent. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { nextStepOf } from '../../domain/subscription-order.ts';
import { changeable, sameProducts } from '../../web/subscriptions/changeable.ts';
import { addressErrors } from '../../web/subscriptions/check-address.ts';
import { byProgress, tellNextStep } from '../../web/subscriptions/tell-order.ts';
import { usualEnd } from '../../web/subscriptions/usual-end.ts';
import { nthId } from './support/entities.ts';

beforeAll(async () => {
  const file = join(import.meta.dirname, '../../web/messages/subscriptions.sv.json');
  const translation = JSON.parse(readFileSync(file, 'utf8')) as object;
  await i18next.init({ lng: 'sv', resources: { sv: { translation } }, interpolation: { escapeValue: false } });
});

type Order = Parameters<typeof tellNextStep>[0];

/** The step and its detail, of an order that waits for 3 December. */
const told = (different: Partial<Order>, today = '2026-12-01'): readonly string[] => {
  const order: Omit<Order, 'nextStep'> = {
    status: 'scheduled',
    activatesOn: '2026-12-03',
    simCards: [],
    replacesSimOf: null,
    failure: null,
    ...different,
  };
  const { step, detail } = tellNextStep(
    { ...order, nextStep: nextStepOf({ status: order.status, activatesFrom: 0 }) },
    { language: 'sv', today },
  );
  return [step, detail];
};
const card = { product: 'mobile', iccid: null };

test.each([
  ['2026-12-03', 'Aktiveras torsdag 3 december'],
  ['2026-12-02', 'Aktiveras i morgon'],
  ['2027-01-07', 'Aktiveras torsdag 7 januari 2027'],
])('an order that is ready for %s waits for its day', (activatesOn, step) => {
  expect(told({ activatesOn })).toEqual([step, 'Det sker av sig självt när dagen börjar.']);
});

test('an order whose day has come is activated within minutes', () => {
  expect(told({ status: 'placed', activatesOn: '2026-12-01' })[0]).toBe('Aktiveras inom några minuter');
  expect(told({ status: 'placed', activatesOn: '2026-11-20' })[0]).toBe('Aktiveras inom några minuter');
});

test('the warehouse sends a card by the day of the activation', () => {
  expect(told({ status: 'waiting-for-sim', simCards: [card] })).toEqual([
    'Lagret skickar SIM-kortet',
    'Senast torsdag 3 december, då abonnemanget aktiveras.',
  ]);
});

test('the warehouse sends several cards, late', () => {
  const simCards = [card, { ...card, product: 'twin-sim' }];
  expect(told({ status: 'waiting-for-sim', activatesOn: '2026-11-30', simCards })).toEqual([
    'Lagret skickar SIM-korten',
    'Abonnemanget aktiveras så snart korten är skickade.',
  ]);
});

test('a failed order says who looks into it, why, and what to do', () => {
  expect(told({ status: 'failed', failure: 'user-deactivated' })).toEqual([
    'Vår personal ser över beställningen',
    'Användaren var avaktiverad när det var dags. Aktivera användaren om abonnemanget fortfarande behövs.',
  ]);
});

test('of a finished order nothing comes next', () => {
  expect(told({ status: 'active' })).toEqual(['Aktiverad', '']);
  expect(told({ status: 'cancelled' })[0]).toBe('Avbeställd');
});

test('failed orders come first, then the soonest; finished ones stay as they were', () => {
  const order = (activatesOn: string, status: 'scheduled' | 'failed' | 'active' | 'cancelled') =>
    ({ activatesOn, status }) as const;
  const late = order('2027-01-01', 'scheduled');
  const soon = order('2026-12-02', 'scheduled');
  const failed = order('2026-12-20', 'failed');
  const [active, cancelled] = [order('2026-11-01', 'active'), order('2026-10-01', 'cancelled')];
  expect(byProgress([late, active, soon, cancelled, failed])).toEqual({
    unfinished: [failed, soon, late],
    finished: [active, cancelled],
  });
});

test.each([
  ['2026-12-01', null, '2027-01-01'],
  ['2026-11-30', null, '2026-12-01'],
  ['2026-12-01', '2026-12-15', '2027-01-01'],
  ['2026-12-01', '2027-06-12', '2027-06-12'],
])('on %s, bound until %s, a subscription usually ends on %s', (today, boundUntil, end) => {
  expect(usualEnd(today, boundUntil)).toBe(end);
});

test('a subscription keeps its base plan, and gets no add-on that needs another SIM card', () => {
  const codes = changeable(currentCatalogue, ['mobile', 'twin-sim']).products.map(({ code }) => code);
  expect(codes).toContain('twin-sim');
  expect(codes).toContain('data-1');
  expect(codes).not.toContain('extra-data-sim');
  expect(codes).not.toContain('mobile-pbx');
});

test('the order of products does not matter', () => {
  expect(sameProducts(['a', 'b'], ['b', 'a'])).toBe(true);
  expect(sameProducts(['a', 'b'], ['a', 'c'])).toBe(false);
  expect(sameProducts(['a'], ['a', 'b'])).toBe(false);
});

test('a card in place of another is in service once it is sent', () => {
  const replacesSimOf = nthId('sub', 1);
  expect(told({ status: 'waiting-for-sim', simCards: [card], replacesSimOf })).toEqual([
    'Lagret skickar SIM-kortet',
    'Det nya kortet gäller i stället för det gamla så snart det är skickat.',
  ]);
  expect(told({ status: 'active', replacesSimOf })[0]).toBe('Det nya kortet gäller');
});

test('an address needs all its parts and a Swedish postal code', () => {
  const address = { name: 'Bo', street: 'Storgatan 1', postalCode: '12345', city: 'Ystad' };
  expect(addressErrors(address, 'sv')).toEqual({});
  expect(Object.keys(addressErrors({ ...address, name: ' ', city: '' }, 'sv'))).toEqual(['name', 'city']);
  expect(addressErrors({ ...address, postalCode: '1234' }, 'sv').postalCode).toMatch(/fem siffror/);
});
