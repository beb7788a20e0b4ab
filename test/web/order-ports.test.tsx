/** A number that moves here, in the form of the order wizard: what is missing and what mends it, its draft and its order. */
import { beforeAll, describe, expect, test } from 'vitest';
import { putOrderDraft } from '../../contract/order-drafts.ts';
import { createSubscriptionOrder } from '../../contract/subscription-orders.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { orderBody } from '../../web/pages/order-wizard/order-body.ts';
import { numberCheckKey, type OrderFacts } from '../../web/pages/order-wizard/order-facts.ts';
import {
  draftOf,
  fieldOfOrder,
  formOfDraft,
  newLine,
  newOrderForm,
  type LineForm,
  type OrderForm,
} from '../../web/pages/order-wizard/order-form.ts';
import { stepOfField, stepsOf } from '../../web/pages/order-wizard/order-steps.ts';
import { emptyPort, type PortForm } from '../../web/pages/order-wizard/port-form.ts';
import { activationTexts, happenings } from '../../web/pages/order-wizard/what-happens.ts';
import { whyNot } from '../../web/pages/order-wizard/why-not.ts';
import { nthId } from './support/entities.ts';
import { anna, dag, letter, orderFacts, startOrderTexts, windows } from './support/order-wizard.ts';

beforeAll(startOrderTexts);

const facts = orderFacts;

const us: PortForm = {
  ...emptyPort,
  number: '070-174 06 95',
  owner: { who: 'us', name: '', identityNumber: '' },
  requestedStart: '2026-12-08T10:00',
};
const person = { who: 'person', name: 'Anna Andersson', identityNumber: '19850709-9805' } as const;
const moving = (port: Partial<PortForm> = {}, userId: string = anna): LineForm => ({
  ...newLine(userId),
  isPorted: true,
  port: { ...us, ...port },
  simKind: 'card',
  iccid: '8946 0123 4567 8901 233',
});
const withNew: LineForm = { ...moving({}, dag), isPorted: false, number: '+46701740610' };
const formOf = (...lines: readonly LineForm[]): OrderForm => ({
  ...newOrderForm(facts.today, null),
  products: ['mobile', 'data-10'],
  lines,
});
const why = (step: 'numbers' | 'port', lines: readonly LineForm[], different: Partial<OrderFacts> = {}) => {
  const found = whyNot(step, formOf(...lines), { ...facts, ...different });
  return [found?.reason, found?.mend?.label, found?.mend?.form.lines[0]] as const;
};

describe('the steps', () => {
  test('have one for numbers that move here, and no date when all of them do', () => {
    const ofAll = ['contents', 'users', 'numbers', 'sim', 'port', 'summary'];
    expect(stepsOf(currentCatalogue, formOf(moving()))).toEqual(ofAll);
    expect(stepsOf(currentCatalogue, formOf(moving(), withNew))).toEqual([...ofAll.slice(0, 5), 'date', 'summary']);
    expect(stepsOf(currentCatalogue, formOf(withNew))).not.toContain('port');
    // Data alone has no number.
    const data = { ...formOf(moving()), products: ['data', 'data-10'] };
    expect(stepsOf(currentCatalogue, data)).toEqual(['contents', 'users', 'sim', 'date', 'summary']);
  });
});

describe('the number', () => {
  test('must be there, or a new one is taken', () => {
    const [reason, label, line] = why('numbers', [moving({ number: ' ' })]);
    expect([reason, label, line?.isPorted]).toEqual([
      'Skriv numret som ska flyttas till Anna Andersson.',
      'Ta ett nytt nummer i stället',
      false,
    ]);
  });

  test.for([
    ['112', 'Numret är för kort för att vara någons eget.'],
    ['08-123 456 78', '08-123 456 78 är ett fast nummer, och abonnemanget behöver ett mobilnummer.'],
    ['+47 22 12 34 56', 'Bara svenska nummer kan flyttas hit.'],
  ])('%s is refused while it is typed', ([number = '', reason]) => {
    expect(why('numbers', [moving({ number })])[0]).toContain(reason);
  });

  test('is one of the order once, in whatever spelling', () => {
    const lines = [moving(), moving({ number: '+46 701 740 695' }, dag)];
    expect(why('numbers', lines)[0]).toBe('Dag Dahl har fått samma nummer i den här beställningen.');
  });

  test('is asked about: what the API says stops it, and that it does not answer does not', () => {
    const key = numberCheckKey(moving());
    const checked = (check: 'checking' | { problem: string | null }) =>
      why('numbers', [moving()], { numberChecks: new Map([[key, check]]) })[0];
    expect(checked('checking')).toBe('Kontrollerar numret …');
    expect(checked({ problem: 'Numret tillhör redan Dag Dahl.' })).toBe('Numret tillhör redan Dag Dahl.');
    expect([checked({ problem: null }), why('numbers', [moving()])[0]]).toEqual([undefined, undefined]);
  });

  test('is one of five in an order', () => {
    const lines = Array.from({ length: 6 }, (_, nth) =>
      moving({ number: `070-174 06 9${nth}` }, nthId('usr', nth + 1)),
    );
    expect(why('numbers', lines)[0]).toContain('Högst 5 nummer');
    expect(why('numbers', lines.slice(1))[0]).toBeUndefined();
  });
});

describe('the port', () => {
  test('names its owner: us by one click, or who else', () => {
    const [reason, label, line] = why('port', [moving({ owner: emptyPort.owner })]);
    expect([reason, label, line?.port.owner.who]).toEqual(['Välj vem 070-174 06 95 står på.', 'Det står på oss', 'us']);
    expect(why('port', [moving({ owner: { ...person, name: ' ' } })])[0]).toBe(
      'Skriv vad den heter som 070-174 06 95 står på.',
    );
    expect(why('port', [moving({ owner: { ...person, identityNumber: '' } })])[0]).toContain(
      'Det sparas inte i utkastet',
    );
    expect(why('port', [moving({ owner: { ...person, identityNumber: '070-174 06 95' } })])[0]).toContain(
      'Det där är ett telefonnummer.',
    );
    expect(why('port', [moving()])).toEqual([undefined, undefined, undefined]);
  });

  test('has an hour at which numbers move, the earliest by one click', () => {
    const [reason, label, line] = why('port', [moving({ requestedStart: '' })]);
    expect([reason, label, line?.port.requestedStart]).toEqual([
      'Välj när 070-174 06 95 ska flyttas.',
      'Välj tisdag 8 december kl. 08:00',
      windows.earliestStart,
    ]);
    expect(why('port', [moving({ requestedStart: '2026-12-05T10:00' })])[1]).toBe('Välj tisdag 8 december kl. 08:00');
  });

  test('of somebody else has a power of attorney that can be used, or one that comes later', () => {
    const owner = person;
    const [reason, label, line] = why('port', [moving({ owner })]);
    expect(reason).toContain('står på någon annan');
    expect([label, line?.port.isDocumentLater]).toEqual(['Skicka den senare', true]);
    expect(why('port', [moving({ owner, isDocumentLater: true })])[0]).toBeUndefined();
    const of = (status: 'checking' | 'rejected' | 'ready') =>
      why('port', [moving({ owner, documentId: letter })], { documents: new Map([[letter, status]]) })[0];
    expect([of('checking'), of('rejected'), of('ready')]).toEqual([
      'Vänta medan fullmakten kontrolleras.',
      'Fullmakten går inte att använda. Välj en annan fil, eller skicka den senare.',
      undefined,
    ]);
  });
});

test('a draft has no identity number, and one with it is rejected', () => {
  const form = formOf(moving({ owner: person, documentId: letter }));
  const draft = draftOf(form, 'port', 'v1');
  expect(draft.lines?.[0]?.number).toEqual({
    port: {
      number: '070-174 06 95',
      currentOwner: { kind: 'person', name: 'Anna Andersson' },
      requestedStart: '2026-12-08T10:00',
      documentId: letter,
    },
  });
  expect(JSON.stringify(draft)).not.toContain('9805');
  const currentOwner = { kind: 'person', identityNumber: '19850709-9805' };
  expect(putOrderDraft.body.safeParse({ number: { port: { currentOwner } } }).success).toBe(false);
  const saved = { reservedNumbers: [], reservedUntil: null, unavailableNumbers: [], savedAt: '', version: 1 };
  const opened = formOfDraft({ id: 'drf_1', ...draft, ...saved }, facts.today);
  expect(opened.lines[0]?.port).toEqual({ ...form.lines[0]?.port, owner: { ...person, identityNumber: '' } });
});

describe('the order', () => {
  test('says of whom the number is, and leaves the date to its hour', () => {
    const body = orderBody(formOf(moving()), facts, 'drf_1');
    expect(body.number).toEqual({
      port: {
        number: '070-174 06 95',
        requestedStart: '2026-12-08T10:00',
        currentOwner: { kind: 'organization', name: facts.organization?.name, identityNumber: '5566778899' },
      },
    });
    expect(body).not.toHaveProperty('activatesOn');
    expect(createSubscriptionOrder.body.safeParse(body).error).toBeUndefined();
    expect(orderBody(formOf(moving(), withNew), facts, 'drf_1').activatesOn).toBe(facts.today);
  });

  test('has a power of attorney only when somebody else has the number', () => {
    const documentOf = (port: Partial<PortForm>) =>
      orderBody(formOf(moving({ documentId: letter, ...port })), facts, 'drf_1').number?.port?.documentId;
    expect([documentOf({ owner: person }), documentOf({})]).toEqual([letter, undefined]);
  });

  test('is summed up as it will happen', () => {
    const summed = happenings(formOf(moving({ owner: person, isDocumentLater: true })), facts);
    expect(summed.map(({ who, what }) => `${who}: ${what}`)).toEqual([
      'Du: Beställer nu.',
      'Användaren: Sätter i SIM-kortet. Det fungerar från aktiveringen.',
      'Du: Skickar fullmakten. Först då skickas begäran.',
      'Den gamla operatören: Svarar inom två arbetsdagar. Släpper numret utan avgift, även om bindningstid återstår.',
      'Växeln: 070-174 06 95 flyttas tisdag 8 december kl. 10:00, och abonnemanget börjar gälla.',
      'Du: Kan avbryta flytten fram till 2 arbetsdagar före.',
    ]);
  });
});

test('those with a new number are said to be active when they are, apart from those whose number moves', () => {
  const card = { simKind: 'card', iccid: '8946 0123 4567 8901 233' } as const;
  const byPost = { simKind: 'address', shipTo: { name: 'B', street: 'S 1', postalCode: '123 45', city: 'V' } } as const;
  const mixed = formOf({ ...withNew, ...card }, { ...withNew, ...byPost, userId: anna });
  expect(activationTexts(mixed, facts)).toEqual([
    'Dag Dahl: Aktiverar i dag, inom några minuter.',
    'Anna Andersson: Aktiverar så snart lagret har skickat SIM-kortet.',
  ]);
  expect(activationTexts({ ...formOf(withNew), activatesOn: '2026-12-03' }, facts)).toEqual([
    'Aktiverar torsdag 3 december kl. 00:00.',
  ]);
  expect(activationTexts(formOf(moving(), withNew), facts)).toEqual(['Dag Dahl: Aktiverar i dag, inom några minuter.']);
  expect(activationTexts(formOf(moving()), facts)).toEqual([]);
});

test.for([
  ['lines[1].number.port.number', 'lines.1.port.number', 'numbers'],
  ['number.port.currentOwner.identityNumber', 'lines.0.port.owner.identityNumber', 'port'],
  ['number.port.currentOwner.name', 'lines.0.port.owner.name', 'port'],
  ['number.port.requestedStart', 'lines.0.port.requestedStart', 'port'],
  ['lines[2].number.port.documentId', 'lines.2.port.documentId', 'port'],
] as const)('a problem with %s is at %s, in the step %s', ([named, field, step]) => {
  expect(fieldOfOrder(named)).toBe(field);
  expect(stepOfField(field)).toBe(step);
});

test('a problem with what the form does not have is at no field', () => {
  expect(['catalogueVersion', 'number.port.currentOwner.age'].map(fieldOfOrder)).toEqual([null, 'lines.0.number']);
});
