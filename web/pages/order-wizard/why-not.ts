/** Why a step of the order wizard is not done yet, and the one change that mends it. Pure, but for the strings. */
import i18next from 'i18next';
import { conflictMessage } from '../../../contract/conflict-messages.ts';
import { fieldMessages } from '../../../contract/field-messages.ts';
import { conflictsOf } from '../../../domain/catalogue/conflicts.ts';
import { parseIccid } from '../../../domain/iccid.ts';
import type { Language } from '../../../domain/language.ts';
import { isDate } from '../../../domain/local-date.ts';
import { formatPhoneNumber, parsePhoneNumber } from '../../../domain/phone-number.ts';
import { poolNumberKind, type PoolNumberKind } from '../../../domain/pool-number.ts';
import { addressParts, mostDaysAhead, type PostalAddress } from '../../../domain/subscription-order.ts';
import { dateAfter } from '../../design/time.ts';
import { addressErrors } from '../../subscriptions/check-address.ts';
import { describeChange, nearestProducts } from '../../subscriptions/nearest-products.ts';
import { needsAddonsAddress, needsOf, type LineForm, type OrderForm } from './order-form.ts';
import type { Step } from './order-steps.ts';
import { because, nameOf, withLine, type KnownUser, type OrderFacts, type WhyNot } from './order-facts.ts';
import { movingNumber, ports } from './why-not-port.ts';

/** The first fault of a step; null: it is done. */
export function whyNot(step: Step, form: OrderForm, facts: OrderFacts): WhyNot | null {
  switch (step) {
    case 'contents':
      return contents(form, facts);
    case 'users':
      return users(form, facts);
    case 'numbers':
      return numbers(form, facts);
    case 'sim':
      return sim(form, facts);
    case 'port':
      return ports(form, facts);
    case 'date':
      return date(form, facts);
    case 'summary':
      return null;
  }
}

function contents(form: OrderForm, { catalogue, language }: OrderFacts): WhyNot | null {
  const { products } = form;
  if (products.length === 0) return because(i18next.t('orderWizard.why.noProducts'));
  const [conflict] = conflictsOf(catalogue, products);
  if (conflict === undefined) return null;
  const nearest = nearestProducts(catalogue, products);
  const reason = conflictMessage(catalogue, conflict, language);
  if (nearest === null) return because(reason);
  return because(reason, describeChange(catalogue, products, nearest, language), { ...form, products: nearest });
}

function users(form: OrderForm, facts: OrderFacts): WhyNot | null {
  if (form.lines.length === 0) return because(i18next.t('orderWizard.why.noUser'));
  for (const { userId } of form.lines) {
    const user = facts.users.get(userId);
    const fault = user === undefined ? null : userFault(user);
    if (fault === null) continue;
    const remove =
      user?.name === undefined
        ? i18next.t('orderWizard.users.removeGone')
        : i18next.t('orderWizard.users.remove', { name: user.name });
    return because(fault, remove, { ...form, lines: form.lines.filter((line) => line.userId !== userId) });
  }
  return null;
}

/** Why a user cannot have a subscription; null: he or she can. */
export function userFault(user: KnownUser | null): string | null {
  if (user === null) return i18next.t('orderWizard.why.userGone');
  const { name, status } = user;
  if (status === 'deactivated') return i18next.t('orderWizard.why.deactivated', { name });
  return status === 'deleted' ? i18next.t('orderWizard.why.deleted', { name }) : null;
}

function numbers(form: OrderForm, facts: OrderFacts): WhyNot | null {
  const { numberKind } = needsOf(facts.catalogue, form.products);
  for (const [place, line] of form.lines.entries()) {
    if (line.isPorted) {
      const why = movingNumber(form, place, line, facts);
      if (why !== null) return why;
      continue;
    }
    const fault =
      line.number === ''
        ? i18next.t('orderWizard.why.noNumber', { name: nameOf(line, facts) })
        : numberFault(line.number, numberKind, facts);
    if (fault === null) continue;
    const free = freeFor(form, numberKind, facts);
    if (free === undefined) return because(fault);
    const label = i18next.t('orderWizard.numbers.take', { number: formatPhoneNumber(free) });
    return because(fault, label, withLine(form, place, { number: free }));
  }
  return null;
}

/** Why a chosen number cannot stay: somebody else has it, or the base plan was changed to one with another kind of number. */
export function numberFault(
  number: string,
  kind: PoolNumberKind | null,
  { lostNumbers }: Pick<OrderFacts, 'lostNumbers'>,
): string | null {
  const values = { number: formatPhoneNumber(number) };
  if (lostNumbers.includes(number)) return i18next.t('orderWizard.why.numberLost', values);
  const parsed = parsePhoneNumber(number);
  const isFitting = parsed.ok && poolNumberKind(parsed.kind) === kind;
  return isFitting ? null : i18next.t('orderWizard.why.wrongKind', values);
}

/** The best number of a kind that nobody has, and that the form does not have either. */
const freeFor = ({ lines }: OrderForm, kind: PoolNumberKind | null, facts: OrderFacts): string | undefined =>
  facts.freeNumbers.find(
    (free) => numberFault(free, kind, facts) === null && !lines.some(({ number }) => number === free),
  );

function sim(form: OrderForm, facts: OrderFacts): WhyNot | null {
  const needs = needsOf(facts.catalogue, form.products);
  if (needs.sim)
    for (const [place, line] of form.lines.entries()) {
      const why = simOf(form, place, line, facts);
      if (why !== null) return why;
    }
  if (!needsAddonsAddress(needs, form.lines)) return null;
  const wrong = addressError(form.addonsShipTo, facts.language);
  if (wrong === null) return null;
  const [own] = facts.addresses;
  const reason = i18next.t('orderWizard.why.addonsAddress');
  if (own === undefined) return because(reason);
  return because(reason, sendTo(own), { ...form, addonsShipTo: own });
}

function simOf(form: OrderForm, place: number, line: LineForm, facts: OrderFacts): WhyNot | null {
  const name = nameOf(line, facts);
  const [own] = facts.addresses;
  if (line.simKind === 'card') return cardOf(form, place, line, facts);
  const wrong = line.simKind === '' ? null : addressError(line.shipTo, facts.language);
  if (line.simKind !== '' && wrong === null) return null;
  const reason =
    wrong === null
      ? i18next.t('orderWizard.why.noSim', { name })
      : line.shipTo[wrong.part].trim() === ''
        ? i18next.t('orderWizard.why.address', { name })
        : i18next.t('orderWizard.why.addressWrong', { name, why: wrong.message });
  if (own === undefined) return because(reason);
  return because(reason, sendTo(own), withLine(form, place, { simKind: 'address', shipTo: own }));
}

const sendTo = ({ street, city }: PostalAddress): string => i18next.t('orderWizard.sim.sendTo', { street, city });

function cardOf(form: OrderForm, place: number, line: LineForm, facts: OrderFacts): WhyNot | null {
  const parsed = parseIccid(line.iccid);
  const name = nameOf(line, facts);
  if (!parsed.ok) {
    if (parsed.code === 'required') return because(i18next.t('orderWizard.why.noIccid', { name }));
    const reason = i18next.t('orderWizard.why.iccid', { name, why: fieldMessages[parsed.code][facts.language] });
    if (parsed.code !== 'iccid-with-filler') return because(reason);
    const iccid = line.iccid.replace(/f\s*$/iu, '');
    return because(reason, i18next.t('orderWizard.sim.withoutFiller'), withLine(form, place, { iccid }));
  }
  const earlier = form.lines.slice(0, place).find((other) => isCard(other, parsed.iccid));
  if (earlier === undefined) return null;
  return because(i18next.t('orderWizard.why.iccidTwice', { name, other: nameOf(earlier, facts) }));
}

function isCard({ simKind, iccid }: LineForm, sought: string): boolean {
  const parsed = parseIccid(iccid);
  return simKind === 'card' && parsed.ok && parsed.iccid === sought;
}

/** The first part of an address that is missing or wrong, and why; null: it can be sent to. */
export function addressError(
  address: PostalAddress,
  language: Language,
): { readonly part: keyof PostalAddress; readonly message: string } | null {
  const errors = addressErrors(address, language);
  const part = addressParts.find((each) => errors[each] !== undefined);
  return part === undefined ? null : { part, message: errors[part] ?? '' };
}

function date(form: OrderForm, { today, language }: OrderFacts): WhyNot | null {
  const wrong = dateError(form.activatesOn, today, language);
  return wrong === null
    ? null
    : because(wrong, i18next.t('orderWizard.date.chooseToday'), { ...form, activatesOn: today });
}

/** Why an order cannot become active on a day; null: it can. */
export function dateError(typed: string, today: string, language: Language): string | null {
  if (typed === '') return i18next.t('orderWizard.why.noDate');
  if (!isDate(typed)) return fieldMessages['not-a-date'][language];
  if (typed < today) return i18next.t('orderWizard.why.past');
  return typed > dateAfter(today, mostDaysAhead) ? i18next.t('orderWizard.why.tooFar', { count: mostDaysAhead }) : null;
}
