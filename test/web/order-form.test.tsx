/** The form of the order wizard: what is missing and what mends it, and the ways to the draft and the order. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { putOrderDraft } from '../../contract/order-drafts.ts';
import { createSubscriptionOrder } from '../../contract/subscription-orders.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import {
  draftOf,
  emptyAddress,
  fieldOfOrder,
  formOfDraft,
  needsOf,
  newLine,
  newOrderForm,
  type LineForm,
  type OrderForm,
} from '../../web/pages/order-wizard/order-form.ts';
import { emptyPort } from '../../web/pages/order-wizard/port-form.ts';
import { orderBody } from '../../web/pages/order-wizard/order-body.ts';
import { stepOfField, stepsOf } from '../../web/pages/order-wizard/order-steps.ts';
import type { OrderFacts, WhyNot } from '../../web/pages/order-wizard/order-facts.ts';
import { dateError, whyNot } from '../../web/pages/order-wizard/why-not.ts';
import { anna, dag, iccid, letter, orderFacts, ownAddress, startOrderTexts } from './support/order-wizard.ts';

beforeAll(startOrderTexts);

const facts = orderFacts;
const { today } = facts;

const annaWithCard: LineForm = { ...newLine(anna), number: '+46701740610', simKind: 'card', iccid };
const dagByPost: LineForm = { ...newLine(dag), number: '+46701740611', simKind: 'address', shipTo: ownAddress };
const whole: OrderForm = { ...newOrderForm(today, null), products: ['mobile', 'data-10'], lines: [annaWithCard] };

const why = (step: Parameters<typeof whyNot>[0], different: Partial<OrderForm>, other: Partial<OrderFacts> = {}) =>
  whyNot(step, { ...whole, ...different }, { ...facts, ...other });

/** The form after the one click, and the reason before it. */
const mended = (fault: WhyNot | null): readonly [reason: string | undefined, form: OrderForm | undefined] => [
  fault?.reason,
  fault?.mend?.form,
];

describe('the steps', () => {
  test.for([
    [['mobile'], ['contents', 'users', 'numbers', 'sim', 'date', 'summary']],
    [['softphone'], ['contents', 'users', 'numbers', 'date', 'summary']],
    [
      ['data', 'data-10'],
      ['contents', 'users', 'sim', 'date', 'summary'],
    ],
    [[], ['contents', 'users', 'date', 'summary']],
  ] as const)('of %j are %j', ([products, steps]) => {
    expect(stepsOf(currentCatalogue, { products, lines: [annaWithCard] })).toEqual(steps);
  });
});

describe('a step is not done', () => {
  test('without a base plan, and no guess is made at one', () => {
    expect(mended(why('contents', { products: [] }))).toEqual(['Välj ett grundabonnemang.', undefined]);
  });

  test('with products that do not go together, until the nearest set is taken', () => {
    const fault = why('contents', { products: ['mobile', 'data-1', 'data-10'] });
    expect(fault?.reason).toBe('Välj bara en av Surf 1 GB och Surf 10 GB.');
    expect(fault?.mend?.label).toBe('Ta bort Surf 10 GB');
    expect(fault?.mend?.form.products).toEqual(['mobile', 'data-1']);
  });

  test('with a user who is deactivated, until that one is removed', () => {
    const users = new Map([...facts.users, [dag, { name: 'Dag Dahl', status: 'deactivated' }] as const]);
    const [reason, form] = mended(why('users', { lines: [annaWithCard, dagByPost] }, { users }));
    expect(reason).toBe('Dag Dahl är avaktiverad och kan inte få ett abonnemang. Aktivera användaren först.');
    expect(form?.lines).toEqual([annaWithCard]);
  });

  test('with a user who is gone since the draft was saved', () => {
    const users = new Map([[anna, null]]);
    expect(mended(why('users', {}, { users }))[1]?.lines).toEqual([]);
  });

  test('without a number, until the best free one is taken, which no other user of the order has', () => {
    const [reason, form] = mended(why('numbers', { lines: [annaWithCard, newLine(dag)] }));
    expect(reason).toBe('Dag Dahl har inget nummer än.');
    expect(form?.lines[1]?.number).toBe('+46701740611');
  });

  test('with a number that somebody else has taken', () => {
    const [reason, form] = mended(why('numbers', {}, { lostNumbers: ['+46701740610'] }));
    expect(reason).toBe('Någon annan hann ta 070-174 06 10. Välj ett annat.');
    expect(form?.lines[0]?.number).toBe('+46701740611');
  });

  test('with a mobile number for a base plan that has a geographic one', () => {
    expect(why('numbers', { products: ['softphone'] })?.reason).toBe(
      '070-174 06 10 passar inte det valda abonnemanget. Välj ett annat.',
    );
  });

  test.for([
    [{ simKind: '' }, 'Välj hur Anna Andersson får sitt SIM-kort.'],
    [{ iccid: '' }, 'Skriv numret på SIM-kortet till Anna Andersson.'],
    [{ iccid: '240011234567890' }, /IMSI/],
    [{ iccid: '8946012345678901234' }, /En siffra är fel/],
    [{ simKind: 'address' }, 'Adressen till Anna Andersson är inte ifylld.'],
    [
      { simKind: 'address', shipTo: { ...ownAddress, postalCode: '1234' } },
      /Adressen till Anna Andersson: Skriv ett svenskt postnummer/,
    ],
  ] as const satisfies readonly (readonly [Partial<LineForm>, string | RegExp])[])(
    'with the SIM card %j',
    ([different, reason]) => {
      expect(why('sim', { lines: [{ ...annaWithCard, ...different }] })?.reason).toMatch(reason);
    },
  );

  test('with the filler of a reader after the number, until it is removed', () => {
    const [, form] = mended(why('sim', { lines: [{ ...annaWithCard, iccid: '8946012345678901233F' }] }));
    expect(form?.lines[0]?.iccid).toBe('8946012345678901233');
  });

  test('with one SIM card for two users', () => {
    const lines = [annaWithCard, { ...annaWithCard, userId: dag, iccid: iccid.replaceAll(' ', '') }];
    expect(why('sim', { lines })?.reason).toBe('Dag Dahl och Anna Andersson kan inte ha samma SIM-kort.');
  });

  test('without an address for the cards of add-ons, when that of the base plan is at hand', () => {
    const products = ['mobile', 'data-10', 'twin-sim'];
    expect(mended(why('sim', { products }))[1]?.addonsShipTo).toEqual(ownAddress);
    expect(why('sim', { products, lines: [dagByPost] })).toBeNull();
  });

  test.for([
    ['2026-11-30', 'Dagen har varit. Välj i dag eller en senare dag.'],
    ['2026-12-01', null],
    ['2027-12-01', null],
    ['2027-12-02', 'Välj en dag inom 365 dagar.'],
    ['', 'Välj vilken dag abonnemanget ska börja gälla.'],
  ] as const)('on the day %j: %j', ([date, reason]) => {
    expect(dateError(date, today, 'sv')).toBe(reason);
  });
});

const address = fc.record({
  name: fc.constantFrom('', 'Bageriet'),
  street: fc.constantFrom('', 'Storgatan 1'),
  postalCode: fc.constantFrom('', '1234', '12345'),
  city: fc.constantFrom('', 'Vetlanda'),
});
const port = fc.record({
  number: fc.constantFrom('', '112', '070-174 06 95', '070-174 06 96', '08-123 456 78'),
  owner: fc.record({
    who: fc.constantFrom(null, 'us' as const, 'organization' as const, 'person' as const),
    name: fc.constantFrom('', 'Anna Andersson'),
    identityNumber: fc.constantFrom('', '19850709-9805', '070-174 06 95'),
  }),
  requestedStart: fc.constantFrom('', '2026-12-05', '2026-12-05T10:00', '2026-12-08T10:00'),
  documentId: fc.constantFrom('', letter),
  isDocumentLater: fc.boolean(),
});
const line = fc.record({
  userId: fc.constantFrom(anna, dag),
  number: fc.constantFrom('', '+46701740610', '+46701740699', '+46846500410'),
  isPorted: fc.boolean(),
  port,
  simKind: fc.constantFrom('' as const, 'card' as const, 'address' as const),
  iccid: fc.constantFrom('', iccid, '8946012345678901233F', '8946012345678901241'),
  shipTo: address,
});
const anyForm: fc.Arbitrary<OrderForm> = fc.record({
  products: fc.subarray(currentCatalogue.products.map(({ code }) => code)),
  lines: fc.uniqueArray(line, { maxLength: 2, selector: (each) => each.userId }),
  addonsShipTo: address,
  activatesOn: fc.constantFrom('', 'i morgon', '2026-11-30', today, '2027-02-03', '2029-01-01'),
});

test('each click mends one fault, and what has none is an order that the API takes', () => {
  fc.assert(
    fc.property(anyForm, (begun) => {
      let form = begun;
      for (const step of stepsOf(currentCatalogue, form)) {
        for (let clicks = 0; whyNot(step, form, facts)?.mend; clicks += 1) {
          expect(clicks).toBeLessThan(10);
          form = whyNot(step, form, facts)?.mend?.form ?? form;
        }
      }
      const steps = stepsOf(currentCatalogue, form);
      fc.pre(steps.every((step) => whyNot(step, form, facts) === null));
      expect(createSubscriptionOrder.body.safeParse(orderBody(form, facts, 'drf_1')).error).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});

test('a draft keeps whatever was typed', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      const draft = draftOf(form, 'sim', 'v1');
      expect(putOrderDraft.body.safeParse(draft).error).toBeUndefined();
      const saved = { reservedNumbers: [], reservedUntil: null, unavailableNumbers: [], savedAt: '', version: 1 };
      const kept = (each: LineForm): LineForm => ({
        ...each,
        number: each.isPorted ? '' : each.number,
        // An identity number is in no draft.
        port: each.isPorted
          ? { ...each.port, owner: { ...each.port.owner, identityNumber: '' }, isDocumentLater: false }
          : emptyPort,
        iccid: each.simKind === 'card' ? each.iccid : '',
        shipTo: each.simKind === 'address' ? each.shipTo : emptyAddress,
      });
      const opened = formOfDraft({ id: 'drf_1', ...structuredClone(draft), ...saved }, today);
      expect(opened).toEqual({ ...form, lines: form.lines.map(kept) });
    }),
    { numRuns: 100 },
  );
});

describe('the order', () => {
  test('of one user has no lines, of two has nothing else of a user', () => {
    expect(orderBody(whole, facts, 'drf_1')).toEqual({
      userId: anna,
      products: ['mobile', 'data-10'],
      activatesOn: today,
      number: { new: '+46701740610' },
      sim: { iccid: '8946012345678901233' },
      catalogueVersion: currentCatalogue.version,
      draftId: 'drf_1',
    });
    const several = orderBody({ ...whole, lines: [annaWithCard, dagByPost] }, facts, 'drf_1');
    expect(several).not.toHaveProperty('userId');
    expect(several?.lines?.[1]).toEqual({ userId: dag, number: { new: '+46701740611' }, sim: { shipTo: ownAddress } });
  });

  test('says nothing of a number and a SIM card that the base plan does not have', () => {
    const softphone = orderBody({ ...whole, products: ['softphone'] }, facts, 'drf_1');
    expect(softphone).not.toHaveProperty('sim');
    expect(needsOf(currentCatalogue, ['data', 'data-1'])).toEqual({ numberKind: null, sim: true, addonSims: [] });
  });
});

test.for([
  ['products[1]', 'products', 'contents'],
  ['userId', 'lines.0.userId', 'users'],
  ['lines[1].number.new', 'lines.1.number', 'numbers'],
  ['sim', 'lines.0.iccid', 'sim'],
  ['lines[2].sim.iccid', 'lines.2.iccid', 'sim'],
  ['lines[2].sim.shipTo.postalCode', 'lines.2.shipTo.postalCode', 'sim'],
  ['addonsShipTo.city', 'addonsShipTo.city', 'sim'],
  ['activatesOn', 'activatesOn', 'date'],
] as const)('a problem with %s is at %s, in the step %s', ([named, field, step]) => {
  expect(fieldOfOrder(named)).toBe(field);
  expect(stepOfField(field)).toBe(step);
});
