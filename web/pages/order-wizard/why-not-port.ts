/** Why the number of a line cannot move here yet, and what mends it. Pure, but for the strings. */
import i18next from 'i18next';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { portableNumber } from '../../../domain/port-check.ts';
import { faultText, ownerErrors, ownerMustConsent } from '../../ports/owner.ts';
import { startFault, tellStart } from '../../ports/start.ts';
import { isMoving, needsOf, type LineForm, type OrderForm } from './order-form.ts';
import {
  because,
  nameOf,
  numberCheckKey,
  withLine,
  type OrderFacts,
  type PortFacts,
  type WhyNot,
} from './order-facts.ts';

/** The greatest number of numbers that move here in one order. */
const mostPorts = 5;

/** Why the number that is to move here is not right; null: nothing is known against it. An empty one is none of its matter. */
export function portNumberFault(line: LineForm, form: OrderForm, facts: OrderFacts): string | null {
  const { language } = facts;
  const typed = portableNumber(line.port.number, 'number');
  if ('code' in typed) return faultText(typed.code, language, typed.values);
  const { numberKind } = needsOf(facts.catalogue, form.products);
  if (numberKind !== null && typed.kind !== numberKind)
    return i18next.t(`orderWizard.port.wrongKind.${numberKind}`, { number: formatPhoneNumber(typed.number) });
  const twin = form.lines.find((other) => other !== line && other.isPorted && isSame(other, typed.number));
  if (twin !== undefined) return i18next.t('orderWizard.port.twice', { name: nameOf(twin, facts) });
  const check = facts.numberChecks.get(numberCheckKey(line));
  return check === undefined || check === 'checking' ? null : check.problem;
}

function isSame({ port }: LineForm, number: string): boolean {
  const typed = portableNumber(port.number, 'number');
  return 'number' in typed && typed.number === number;
}

/** The first fault of a number that moves here, in the step of numbers. */
export function movingNumber(form: OrderForm, place: number, line: LineForm, facts: OrderFacts): WhyNot | null {
  const name = nameOf(line, facts);
  if (form.lines.filter(({ isPorted }) => isPorted).length > mostPorts)
    return because(i18next.t('orderWizard.port.tooMany', { count: mostPorts }));
  if (line.port.number.trim() === '') {
    const label = i18next.t('orderWizard.port.newInstead');
    return because(i18next.t('orderWizard.port.noNumber', { name }), label, withLine(form, place, { isPorted: false }));
  }
  const fault = portNumberFault(line, form, facts);
  if (fault !== null) return because(fault);
  const isChecking = facts.numberChecks.get(numberCheckKey(line)) === 'checking';
  return isChecking ? because(i18next.t('orderWizard.port.checking')) : null;
}

/** The first fault of the step of ports. */
export function ports(form: OrderForm, facts: OrderFacts): WhyNot | null {
  const needs = needsOf(facts.catalogue, form.products);
  for (const [place, line] of form.lines.entries()) {
    if (!isMoving(line, needs)) continue;
    const why = portOf(form, place, line, facts);
    if (why !== null) return why;
  }
  return null;
}

function portOf(form: OrderForm, place: number, line: LineForm, facts: OrderFacts): WhyNot | null {
  const { organization, windows, language, now } = facts;
  const { port } = line;
  const number = formatPort(port.number);
  const change = (different: Partial<LineForm['port']>) => withLine(form, place, { port: { ...port, ...different } });
  if (organization === null) return because(i18next.t('orderWizard.port.reading'));
  if (port.owner.who === null)
    return because(
      i18next.t('orderWizard.port.noOwner', { number }),
      i18next.t('orderWizard.port.us'),
      change({ owner: { ...port.owner, who: 'us' } }),
    );
  const errors = ownerErrors(port.owner, organization, { language, now });
  if (errors.name !== undefined) return because(i18next.t('orderWizard.port.noName', { number }));
  if (errors.identityNumber !== undefined)
    return because(
      (port.owner.identityNumber ?? '').trim() === ''
        ? i18next.t('orderWizard.port.noIdentityNumber', { number })
        : errors.identityNumber,
    );
  const fault = startFault(port.requestedStart, windows);
  if (fault !== null) {
    const reason = port.requestedStart === '' ? i18next.t('orderWizard.port.noStart', { number }) : fault;
    if (windows === undefined) return because(reason);
    const { earliestStart } = windows;
    const label = i18next.t('orderWizard.port.chooseEarliest', { start: tellStart(earliestStart, language) });
    return because(reason, label, change({ requestedStart: earliestStart }));
  }
  return documentOf(line, facts, () => change({ documentId: '', isDocumentLater: true }));
}

/** Somebody else has the number, who consents in a power of attorney: it is there and checked, or comes later. */
function documentOf(line: LineForm, facts: OrderFacts, later: () => OrderForm): WhyNot | null {
  const { port } = line;
  if (!consentIsNeeded(line, facts) || port.isDocumentLater) return null;
  const label = i18next.t('orderWizard.port.documentLater');
  if (port.documentId === '')
    return because(i18next.t('orderWizard.port.noDocument', { number: formatPort(port.number) }), label, later());
  const status = facts.documents.get(port.documentId);
  if (status === undefined || status === 'ready') return null;
  const reason = status === 'rejected' ? 'orderWizard.port.documentRejected' : 'orderWizard.port.documentChecking';
  return because(i18next.t(reason), label, later());
}

/** Whether the owner that is filled in must consent; false as long as that is not known. */
export const consentIsNeeded = (
  { port }: LineForm,
  { organization, now }: Pick<PortFacts, 'organization' | 'now'>,
): boolean => organization !== null && ownerMustConsent(port.owner, organization, now) === true;

/** The number that a user gets, as people read it; empty as long as none is chosen. */
export function shownNumber({ isPorted, port, number }: LineForm): string {
  if (isPorted) return formatPort(port.number);
  return number === '' ? '' : formatPhoneNumber(number);
}

/** A number as people read it; as it was typed when it is none. */
export function formatPort(typed: string): string {
  const port = portableNumber(typed, 'number');
  return 'number' in port ? formatPhoneNumber(port.number) : typed;
}
