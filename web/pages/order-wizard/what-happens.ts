/** What an order costs and what happens when, in words. */
import i18next from 'i18next';
import { priceOf, type Price } from '../../../domain/catalogue/price.ts';
import type { PostalAddress } from '../../../domain/subscription-order.ts';
import { portWindowSettings } from '../../../domain/port-window.ts';
import { tellWeekday } from '../../design/time.ts';
import { tellStart } from '../../ports/start.ts';
import { nameOf, type OrderFacts } from './order-facts.ts';
import { isMoving, needsAddonsAddress, needsOf, type LineForm, type OrderForm } from './order-form.ts';
import { consentIsNeeded, shownNumber } from './why-not-port.ts';

/** Of all users together. */
export function totalOf(form: OrderForm, catalogue: OrderFacts['catalogue']): Price {
  const { monthlyOre, oneOffOre, bindingMonths } = priceOf(catalogue, form.products);
  const count = Math.max(1, form.lines.length);
  return { monthlyOre: monthlyOre * count, oneOffOre: oneOffOre * count, bindingMonths };
}

/** How many SIM cards are sent, and where. */
function shipmentsOf(
  form: OrderForm,
  catalogue: OrderFacts['catalogue'],
): { readonly count: number; readonly addresses: readonly string[] } {
  const needs = needsOf(catalogue, form.products);
  const sent = needs.sim ? form.lines.filter(({ simKind }) => simKind === 'address') : [];
  const addresses = sent.map(({ shipTo }) => shipTo);
  if (needsAddonsAddress(needs, form.lines)) addresses.push(form.addonsShipTo);
  const count = sent.length + needs.addonSims.length * form.lines.length;
  return { count, addresses: [...new Set(addresses.map(addressText))] };
}

/** *Storgatan 1, Vetlanda*. */
export const addressText = ({ street, city }: PostalAddress): string => `${street}, ${city}`;

/** When it becomes active for those with a new number or none; where that is not the same for all users, for whom it is said. */
export function activationTexts(form: OrderForm, facts: OrderFacts): readonly string[] {
  const { catalogue, today, language } = facts;
  const needs = needsOf(catalogue, form.products);
  const { sim, addonSims } = needs;
  const lines = form.lines.filter((line) => !isMoving(line, needs));
  const isSent = ({ simKind }: LineForm): boolean => addonSims.length > 0 || (sim && simKind === 'address');
  const day = tellWeekday(form.activatesOn, language, today);
  const textOf = (sent: boolean): string => {
    if (form.activatesOn === today)
      return i18next.t(sent ? 'orderWizard.happens.whenSent' : 'orderWizard.happens.today');
    return i18next.t(sent ? 'orderWizard.happens.onDayIfSent' : 'orderWizard.happens.onDay', { day });
  };
  const [sent, others] = [lines.filter(isSent), lines.filter((line) => !isSent(line))];
  const hasMoving = lines.length < form.lines.length;
  if (hasMoving && lines.length === 0) return [];
  if (!hasMoving && (sent.length === 0 || others.length === 0)) return [textOf(sent.length > 0)];
  const names = new Intl.ListFormat(language, { type: 'conjunction' });
  return [others, sent]
    .filter(({ length }) => length > 0)
    .map((some) =>
      i18next.t('orderWizard.happens.for', {
        names: names.format(some.map((line) => nameOf(line, facts))),
        what: textOf(some === sent),
      }),
    );
}

/** What happens to the numbers that move here. */
function portHappenings(form: OrderForm, facts: OrderFacts): readonly Happening[] {
  const needs = needsOf(facts.catalogue, form.products);
  const moving = form.lines.filter((line) => isMoving(line, needs));
  const [first] = moving;
  if (first === undefined) return [];
  const who = (actor: 'you' | 'losingOperator' | 'system') =>
    i18next.t(`orderWizard.happens.who.${actor}`, { count: form.lines.length });
  const isLater = moving.some((line) => line.port.isDocumentLater && consentIsNeeded(line, facts));
  return [
    ...(isLater ? [{ who: who('you'), what: i18next.t('orderWizard.happens.sendDocument') }] : []),
    { who: who('losingOperator'), what: i18next.t('orderWizard.happens.answer', { count: moving.length }) },
    ...moving.map((line) => ({
      who: who('system'),
      what: i18next.t('orderWizard.happens.move', {
        number: shownNumber(line),
        start: tellStart(line.port.requestedStart, facts.language),
      }),
    })),
    {
      who: who('you'),
      what: i18next.t('orderWizard.happens.cancelPort', { count: portWindowSettings.cutOffWorkingDays }),
    },
  ];
}

/** Who does something, and what. */
export interface Happening {
  readonly who: string;
  readonly what: string;
}

/** From the order to the activation, in the order in which it happens. */
export function happenings(form: OrderForm, facts: OrderFacts): readonly Happening[] {
  const needs = needsOf(facts.catalogue, form.products);
  const { count, addresses } = shipmentsOf(form, facts.catalogue);
  const { length } = form.lines;
  const newNumbers = needs.numberKind === null ? 0 : form.lines.filter(({ isPorted }) => !isPorted).length;
  const isAtHand = needs.sim && form.lines.some(({ simKind }) => simKind === 'card');
  const where = new Intl.ListFormat(facts.language, { type: 'conjunction' }).format(addresses);
  const who = (actor: 'you' | 'warehouse' | 'user' | 'system') =>
    i18next.t(`orderWizard.happens.who.${actor}`, { count: length });
  return [
    {
      who: who('you'),
      what: i18next.t(newNumbers === 0 ? 'orderWizard.happens.order' : 'orderWizard.happens.orderNumbers', {
        count: newNumbers,
      }),
    },
    ...(count > 0 ? [{ who: who('warehouse'), what: i18next.t('orderWizard.happens.send', { count, where }) }] : []),
    ...(isAtHand ? [{ who: who('user'), what: i18next.t('orderWizard.happens.insert', { count: length }) }] : []),
    ...activationTexts(form, facts).map((what) => ({ who: who('system'), what })),
    ...portHappenings(form, facts),
    ...(form.lines.every((line) => isMoving(line, needs))
      ? []
      : [{ who: who('you'), what: i18next.t('orderWizard.happens.cancel') }]),
  ];
}

/** The binding in words. */
export const bindingText = ({ bindingMonths }: Price): string =>
  bindingMonths === 0
    ? i18next.t('orderWizard.summary.noBinding')
    : i18next.t('orderWizard.summary.binding', { count: bindingMonths });
