/** The problems of numbers, SIM cards, orders and subscriptions, of the list in `problems.ts`. */
import type { ProblemCode } from '../domain/domain-error.ts';

export const orderProblems = {
  'number-not-available': {
    status: 409,
    title: { sv: 'Numret är inte ledigt', en: 'The number is not available' },
    detail: {
      sv: 'Någon annan har tagit numret, eller så går det inte att beställa. Välj ett annat.',
      en: 'Somebody else has taken the number, or it cannot be ordered. Choose another one.',
    },
  },
  'sim-card-taken': {
    status: 409,
    title: { sv: 'SIM-kortet används redan', en: 'The SIM card is already used' },
    detail: {
      sv: 'SIM-kortet hör till ett annat abonnemang eller en annan beställning. Kontrollera numret, eller ta ett annat kort.',
      en: 'The SIM card belongs to another subscription or order. Check the number, or take another card.',
    },
  },
  'catalogue-changed': {
    status: 409,
    title: { sv: 'Priserna har ändrats', en: 'The prices have changed' },
    detail: {
      sv: 'Katalogen har ändrats sedan sammanfattningen visades. Ingenting är beställt. Kontrollera det nya priset och beställ igen.',
      en: 'The catalogue has changed since the summary was shown. Nothing has been ordered. Check the new price and order again.',
    },
  },
  'illegal-transition': {
    status: 409,
    title: { sv: 'Går inte längre', en: 'No longer possible' },
    detail: {
      sv: 'Det går inte att göra som läget är nu. Läs in sidan igen och se vad som har hänt.',
      en: 'That cannot be done in the present state. Reload and see what has happened.',
    },
  },
  'binding-remains': {
    status: 409,
    title: { sv: 'Bindningstid återstår', en: 'The binding has not ended' },
    detail: {
      sv: 'Abonnemanget är bundet till och med {until}. Välj en senare dag.',
      en: 'The subscription is bound until {until}. Choose a later day.',
    },
  },
  'too-many-drafts': {
    status: 409,
    title: { sv: 'För många utkast', en: 'Too many drafts' },
    detail: {
      sv: 'Du har redan {most} påbörjade beställningar. Beställ eller ta bort någon av dem först.',
      en: 'You have {most} drafts of orders already. Order or delete one of them first.',
    },
  },
} as const satisfies Partial<Record<ProblemCode, unknown>>;
