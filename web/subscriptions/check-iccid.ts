/** What is wrong with the number of a SIM card, while it is typed and after. */
import i18next from 'i18next';
import { fieldMessages } from '../../contract/field-messages.ts';
import { parseIccid } from '../../domain/iccid.ts';
import type { Language } from '../../domain/language.ts';

/** The sentence of the domain's parser; null when it is right, or nothing is typed. */
export function iccidError(typed: string, language: Language): string | null {
  const parsed = parseIccid(typed);
  return parsed.ok || parsed.code === 'required' ? null : fieldMessages[parsed.code][language];
}

/** How much of a number is typed that may still become right: *12 av 19 eller 20 siffror*. Null: it is whole, wrong or empty. */
export function iccidProgress(typed: string): string | null {
  const digits = typed.replaceAll(/[\s-]/gu, '');
  const isBeginning = digits !== '' && /^\d{1,18}$/.test(digits) && beginning.startsWith(digits.slice(0, 4));
  return isBeginning ? i18next.t('orderWizard.sim.typed', { count: digits.length }) : null;
}

const beginning = '8946';
