/** What to do about what is wrong with a port, in both languages. What is wrong: `field-messages.ts`. */
import type { FieldCode } from '../domain/domain-error.ts';
import type { RejectionReason } from '../domain/port-request.ts';
import type { Texts } from './problems.ts';

/** By the code of the error; others say in their own sentence what to do. */
const portFixes: Partial<Record<FieldCode, Texts>> = {
  'short-number': {
    sv: 'Nummer som 112, 1177 och 118 118 går inte att flytta. Skriv ditt eget nummer med riktnummer.',
    en: 'Numbers such as 112, 1177 and 118 118 cannot move. Write your own number with its area code.',
  },
  'machine-number': {
    sv: 'Nummer som börjar med 071, 074 eller 078 går inte att flytta. Beställ ett nytt nummer i stället.',
    en: 'Numbers that begin with 071, 074 or 078 cannot move. Order a new number instead.',
  },
  'premium-number': {
    sv: 'Kontakta supporten om betalnumret ska flyttas.',
    en: 'Contact support to move a premium number.',
  },
  'not-a-swedish-number': {
    sv: 'Beställ ett nytt svenskt nummer, och vidarekoppla det utländska dit.',
    en: 'Order a new Swedish number, and forward the foreign one to it.',
  },
  'number-here-already': {
    sv: 'Se under Abonnemang vem som har det.',
    en: 'See under Subscriptions who has it.',
  },
  'number-taken': {
    sv: 'Beställ till den som har numret, eller ta bort numret där först.',
    en: 'Order for the user who has the number, or remove it there first.',
  },
  'not-a-phone-number': {
    sv: 'Skriv numret med riktnummer, till exempel 070-174 06 05.',
    en: 'Write the number with its area code, such as 070-174 06 05.',
  },
  'cannot-move-here': {
    sv: 'Kontrollera numret. Stämmer det, kontakta supporten.',
    en: 'Check the number. If it is right, contact support.',
  },
  'identity-is-phone-number': {
    sv: 'Skriv personnumret med alla tolv siffror, eller organisationsnumret med tio.',
    en: 'Write the personal number with all twelve digits, or the organisation number with ten.',
  },
  'identity-of-organization': {
    sv: 'Numret står på ett företag: välj Företag.',
    en: 'The number is registered on a company: choose Company.',
  },
  'identity-check-digit': {
    sv: 'Läs av numret igen, till exempel på en faktura från operatören.',
    en: 'Read the number again, for instance on a bill of the operator.',
  },
  'identity-date': {
    sv: 'Skriv år, månad och dag, och sedan de fyra sista siffrorna.',
    en: 'Write year, month and day, and then the last four digits.',
  },
  'not-an-identity-number': {
    sv: 'Numret står på fakturan från operatören, eller i ert registreringsbevis.',
    en: 'The number is on the bill of the operator, or in your certificate of registration.',
  },
  'not-a-local-time': { sv: 'Välj dag och timme i kalendern.', en: 'Choose day and hour in the calendar.' },
  'ambiguous-number': {
    sv: 'Skriv numret med landsnummer, till exempel +46 70 174 06 05.',
    en: 'Write the number with its country code, such as +46 70 174 06 05.',
  },
  'in-the-past': { sv: 'Välj en senare tid.', en: 'Choose a later time.' },
  'too-far-ahead': { sv: 'Välj en tidigare dag.', en: 'Choose an earlier day.' },
  'too-soon': { sv: 'Välj den tiden eller en senare.', en: 'Choose that time or a later one.' },
  'on-weekend': { sv: 'Välj en vardag.', en: 'Choose a working day.' },
  'on-holiday': { sv: 'Välj en annan dag.', en: 'Choose another day.' },
  'not-a-whole-hour': { sv: 'Välj en hel timme, till exempel 10:00.', en: 'Choose a whole hour, such as 10:00.' },
  'outside-hours': { sv: 'Välj en annan timme.', en: 'Choose another hour.' },
};

const check: Texts = { sv: 'Rätta uppgiften.', en: 'Correct this.' };

/** What to do about a field of a port that is wrong. */
export const portFix = (code: FieldCode): Texts => portFixes[code] ?? check;

/** What to do when the losing operator has rejected a request. */
export const rejectionFixes = {
  'wrong-identity-number': {
    sv: 'Kontrollera vem numret står på hos den gamla operatören, och skriv det person- eller organisationsnumret.',
    en: 'Check on whom the number is registered at the old operator, and write that personal or organisation number.',
  },
  'wrong-name-or-address': {
    sv: 'Skriv namnet precis som det står på fakturan från den gamla operatören.',
    en: 'Write the name exactly as it is on the bill of the old operator.',
  },
  'number-not-on-subscriber': {
    sv: 'Numret står på någon annan. Skriv vem, och bifoga en fullmakt.',
    en: 'The number is registered on somebody else. Write on whom, and add a power of attorney.',
  },
  'series-cannot-be-split': {
    sv: 'Numret hör till en serie som flyttas hel. Kontakta supporten, så flyttar vi hela serien.',
    en: 'The number belongs to a series that moves as a whole. Contact support, and we move the whole series.',
  },
  'prepaid-unregistered': {
    sv: 'Registrera kontantkortet hos den gamla operatören, och skicka igen.',
    en: 'Register the prepaid card with the old operator, and send it again.',
  },
  'wrong-configuration': {
    sv: 'Numret har en tjänst hos den gamla operatören som måste avslutas där först. Skicka sedan igen.',
    en: 'The number has a service at the old operator that must be ended there first. Then send it again.',
  },
  other: {
    sv: 'Läs vad den gamla operatören skriver, rätta och skicka igen. Kontakta supporten om det är oklart.',
    en: 'Read what the old operator writes, correct it and send it again. Contact support if it is unclear.',
  },
} as const satisfies Record<RejectionReason, Texts>;
