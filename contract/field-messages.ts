/** What a field that is wrong is told, in both languages, by its code. `{name}` stands for a value of the error. */
import type { FieldCode } from '../domain/domain-error.ts';
import { passwordMessages } from './password-messages.ts';
import type { Texts } from './problems.ts';

export const fieldMessages = {
  required: { sv: 'Fyll i fältet.', en: 'Fill in this field.' },
  'wrong-type': { sv: 'Fältet har fel slags värde.', en: 'The field has the wrong kind of value.' },
  invalid: { sv: 'Värdet går inte att använda.', en: 'The value cannot be used.' },
  'invalid-choice': { sv: 'Välj ett av alternativen.', en: 'Choose one of the alternatives.' },
  'too-short': { sv: 'För kort.', en: 'Too short.' },
  'too-long': { sv: 'Högst {longest} tecken.', en: 'At most {longest} characters.' },
  'too-small': { sv: 'För litet.', en: 'Too small.' },
  'too-large': { sv: 'För stort.', en: 'Too large.' },
  'too-many': { sv: 'Högst {most}.', en: 'At most {most}.' },
  'too-many-at-once': {
    sv: 'Ändringen rör för många på en gång. Ta bort några och spara, lägg sedan till de andra.',
    en: 'The change touches too many at once. Remove some and save, then add the others.',
  },
  'unknown-field': { sv: 'Fältet finns inte.', en: 'There is no such field.' },
  'unknown-reference': { sv: 'Det som anges finns inte.', en: 'What is referred to does not exist.' },
  'not-an-email': {
    sv: 'Skriv en e-postadress, till exempel anna@foretaget.se.',
    en: 'Write an e-mail address, such as anna@company.se.',
  },
  'not-a-domain': { sv: 'Skriv en domän, till exempel foretaget.se.', en: 'Write a domain, such as company.se.' },
  'not-a-username': {
    sv: 'Använd 2–64 små bokstäver (a–z), siffror, punkt, bindestreck; minst en bokstav.',
    en: 'Use 2–64 lower-case letters (a–z), digits, dots, hyphens; at least one letter.',
  },
  'not-a-phone-number': {
    sv: 'Skriv ett telefonnummer, till exempel 070-174 06 05.',
    en: 'Write a telephone number, such as 070-174 06 05.',
  },
  'ambiguous-number': {
    sv: 'Numret kan vara {one} eller {other}. Börja med 0 eller +46.',
    en: 'The number may be {one} or {other}. Begin with 0 or +46.',
  },
  'premium-number': {
    sv: 'Betal- och satellitnummer kan inte användas.',
    en: 'Premium and satellite numbers cannot be used.',
  },
  'country-not-allowed': {
    sv: '{country} är inte tillåtet. Välj länder under Organisation.',
    en: '{country} is not allowed. Choose countries under Organisation.',
  },
  'country-in-use': { sv: 'Till {country} leder {uses}.', en: '{uses} leads to {country}.' },
  'short-number': {
    sv: 'Numret är för kort för att vara någons eget.',
    en: 'The number is too short to be anybody’s own.',
  },
  'machine-number': {
    sv: 'Nummerserien är till för maskiner, inte för människor.',
    en: 'That number series is for machines, not for people.',
  },
  'not-a-swedish-mobile': {
    sv: 'Numret är inte ett svenskt mobilnummer och kan inte ta emot sms. Ange ett mobilnummer, till exempel 070-174 06 05.',
    en: 'The number is not a Swedish mobile number and cannot receive texts. Give a mobile number, such as 070-174 06 05.',
  },
  'not-a-swedish-number': {
    sv: 'Bara svenska nummer kan flyttas hit.',
    en: 'Only Swedish numbers can move here.',
  },
  'number-here-already': {
    sv: 'Numret finns redan hos er, eller är på väg hit.',
    en: 'You have the number already, or it is on its way here.',
  },
  'not-a-date': {
    sv: 'Skriv ett datum som finns, till exempel 2027-02-28.',
    en: 'Write a date that exists, such as 2027-02-28.',
  },
  'not-a-postal-code': {
    sv: 'Skriv ett svenskt postnummer: fem siffror, till exempel 123 45.',
    en: 'Write a Swedish postal code: five digits, such as 123 45.',
  },
  'not-a-time-zone': {
    sv: 'Skriv en tidszon, till exempel Europe/Stockholm.',
    en: 'Write a time zone, such as Europe/Stockholm.',
  },
  'not-an-organization-number': {
    sv: 'Skriv ett organisationsnummer med tio siffror, till exempel 556677-8899. En enskild firmas är ägarens personnummer.',
    en: 'Write an organisation number of ten digits, such as 556677-8899. A sole trader’s is the owner’s personal number.',
  },
  'not-an-identity-number': {
    sv: 'Skriv tio eller tolv siffror, till exempel 556677-8899 eller 19850709-9805.',
    en: 'Write ten or twelve digits, such as 556677-8899 or 19850709-9805.',
  },
  'identity-check-digit': {
    sv: 'Kontrollsiffran stämmer inte: någon siffra är fel.',
    en: 'The check digit does not match: one of the digits is wrong.',
  },
  'identity-date': {
    sv: 'Numret börjar inte med en födelsedag: dagen finns inte, har inte varit än, eller är för länge sedan.',
    en: 'The number does not begin with a day of birth: there is no such day, it has not been yet, or it was too long ago.',
  },
  'identity-is-phone-number': {
    sv: 'Det där är ett telefonnummer. Skriv ägarens person- eller organisationsnummer.',
    en: 'That is a telephone number. Write the personal or organisation number of the owner.',
  },
  'identity-of-organization': {
    sv: 'Det där är ett organisationsnummer. Välj företag som ägare, eller skriv personens nummer.',
    en: 'That is an organisation number. Choose a company as the owner, or write the person’s number.',
  },
  'not-a-time': {
    sv: 'Skriv ett klockslag mellan 00:00 och 23:59, till exempel 08:00.',
    en: 'Write a time between 00:00 and 23:59, such as 08:00.',
  },
  'not-a-local-time': {
    sv: 'Skriv dag och klockslag utan tidszon, till exempel 2026-12-24T08:00.',
    en: 'Write day and time without a time zone, such as 2026-12-24T08:00.',
  },
  'beyond-calendar': { sv: 'Välj en tid mellan år 1900 och 2199.', en: 'Choose a time between 1900 and 2199.' },
  'in-the-past': { sv: 'Välj en tid som inte har varit.', en: 'Choose a time that has not passed.' },
  'too-long-ago': {
    sv: 'Välj en tid som ligger högst {days} dagar tillbaka. Vad som gällde tidigare finns inte kvar.',
    en: 'Choose a time at most {days} days ago. What held before that is no longer kept.',
  },
  'too-far-apart': {
    sv: 'Välj ett slut högst {days} dagar efter början.',
    en: 'Choose an end at most {days} days after the start.',
  },
  'too-many-changes': {
    sv: 'Det öppnar och stänger för många gånger för ett svar. Välj ett tidigare slut.',
    en: 'It opens and closes too many times for one reply. Choose an earlier end.',
  },
  'before-start': { sv: 'Slutet måste komma efter början.', en: 'The end must come after the start.' },
  'until-before-start': {
    sv: 'Den sista dagen kan inte ligga före den första.',
    en: 'The last day cannot be before the first.',
  },
  'longer-than-period': {
    sv: 'Får vara högst {longest} så att den hinner sluta innan den börjar om.',
    en: 'May last at most {longest}, so that it ends before it begins again.',
  },
  'needs-recurrence': {
    sv: 'Ett sista datum gäller bara för det som upprepas.',
    en: 'A last date is only for what repeats.',
  },
  'needs-holiday': {
    sv: 'Gäller bara händelser som gjorts av en helgdag. Låt andra upprepas varje år.',
    en: 'Only for events that were made from a holiday. Let others repeat every year.',
  },
  'not-an-occurrence': {
    sv: 'Händelsen infaller inte det datumet.',
    en: 'The event does not occur on that date.',
  },
  overlapping: { sv: 'Tiderna går in i varandra.', en: 'The times overlap.' },
  'points-to-itself': { sv: 'Menyn kan inte leda till sig själv.', en: 'The menu cannot lead to itself.' },
  'points-in-a-circle': {
    sv: 'Det skulle leda tillbaka hit: {path}.',
    en: 'That would lead back here: {path}.',
  },
  'before-activation': {
    sv: 'Dagen måste komma efter den då kontot börjar gälla.',
    en: 'The day must come after the one on which the account takes effect.',
  },
  doubled: { sv: 'Står redan i listan.', en: 'Is in the list already.' },
  'login-taken': { sv: 'Tillhör redan {owner}.', en: 'Already belongs to {owner}.' },
  'holiday-taken': {
    sv: 'Helgdagen har redan en händelse här.',
    en: 'The holiday already has an event here.',
  },
  'number-taken': {
    sv: 'Numret tillhör redan {owner}.',
    en: 'The number already belongs to {owner}.',
  },
  'number-not-available': {
    sv: 'Numret är inte ledigt längre. Välj ett annat.',
    en: 'The number is no longer available. Choose another one.',
  },
  'cannot-move-here': {
    sv: 'Numret går inte att flytta hit just nu.',
    en: 'The number cannot move here at the moment.',
  },
  'wrong-number-kind': {
    sv: 'Abonnemanget behöver ett nummer av ett annat slag: {kind}.',
    en: 'The subscription needs a number of another kind: {kind}.',
  },
  'not-in-a-pool': {
    sv: 'Numret kan inte finnas i en nummerserie. Ange ett mobilnummer, ett fast nummer eller ett 010-nummer.',
    en: 'The number cannot be in a pool. Give a mobile number, a landline number or an 010 number.',
  },
  'in-another-pool': {
    sv: 'Numret finns redan i en annan nummerserie.',
    en: 'The number is in another pool already.',
  },
  'too-many-numbers': {
    sv: 'Användaren har redan så många nummer som får plats.',
    en: 'The user already has as many numbers as there is room for.',
  },
  'not-an-iccid': {
    sv: 'Skriv SIM-kortets nummer: 19 eller 20 siffror som börjar med 89 46. Det står på kortet.',
    en: 'Write the number of the SIM card: 19 or 20 digits that begin with 89 46. It is printed on the card.',
  },
  'iccid-check-digit': {
    sv: 'En siffra är fel. Jämför med kortet.',
    en: 'A digit is wrong. Compare it with the card.',
  },
  'iccid-is-imsi': {
    sv: 'Det är kortets IMSI, som börjar med 240. Skriv numret som börjar med 89 46.',
    en: 'That is the IMSI of the card, which begins with 240. Write the number that begins with 89 46.',
  },
  'iccid-is-short': {
    sv: 'Det är kortets korta nummer. Skriv hela numret: 19 eller 20 siffror som börjar med 89 46.',
    en: 'That is the short number of the card. Write the whole number: 19 or 20 digits that begin with 89 46.',
  },
  'iccid-is-phone-number': {
    sv: 'Det är ett telefonnummer. Skriv SIM-kortets nummer, som börjar med 89 46.',
    en: 'That is a telephone number. Write the number of the SIM card, which begins with 89 46.',
  },
  'iccid-with-filler': {
    sv: 'Utelämna bokstaven F i slutet.',
    en: 'Leave out the letter F at the end.',
  },
  'iccid-of-other-country': {
    sv: 'SIM-kortet är inte svenskt. Ett svenskt nummer börjar med 89 46.',
    en: 'The SIM card is not Swedish. A Swedish number begins with 89 46.',
  },
  'sim-card-taken': {
    sv: 'SIM-kortet används redan. Kontrollera numret, eller ta ett annat kort.',
    en: 'The SIM card is already used. Check the number, or take another card.',
  },
  'sim-or-address': {
    sv: 'Ange antingen numret på ett SIM-kort eller en adress att skicka ett till.',
    en: 'Give either the number of a SIM card or an address to send one to.',
  },
  'not-needed': {
    sv: 'Behövs inte för det valda abonnemanget. Ta bort det.',
    en: 'Is not needed for the chosen subscription. Remove it.',
  },
  'new-or-port': {
    sv: 'Ange antingen ett nytt nummer eller ett som ska flyttas hit.',
    en: 'Give either a new number or one that moves here.',
  },
  'too-many-ports': {
    sv: 'Högst {most} nummer kan flyttas hit i en beställning. Dela upp den.',
    en: 'At most {most} numbers can move here in one order. Divide it.',
  },
  'document-in-use': {
    sv: 'Fullmakten hör redan till en annan flytt. Lägg till en egen.',
    en: 'The power of attorney belongs to another move already. Add one for this move.',
  },
  'not-ready': {
    sv: 'Filen är inte kontrollerad än, eller gick inte att använda.',
    en: 'The file has not been checked yet, or could not be used.',
  },
  'incompatible-products': { sv: '{reason}', en: '{reason}' },
  'base-plan-stays': {
    sv: 'Grundabonnemanget går inte att byta. Beställ ett nytt abonnemang i stället.',
    en: 'The base plan cannot be changed. Order a new subscription instead.',
  },
  'needs-sim-card': {
    sv: '{product} behöver ett eget SIM-kort. Beställ det med ett nytt abonnemang, eller kontakta supporten.',
    en: '{product} needs a SIM card of its own. Order it with a new subscription, or contact support.',
  },
  'user-deactivated': {
    sv: 'Användaren är avaktiverad när abonnemanget aktiveras. Ändra användarens datum först.',
    en: 'The user is deactivated when the subscription is activated. Change the dates of the user first.',
  },
  'before-today': { sv: 'Välj i dag eller en senare dag.', en: 'Choose today or a later day.' },
  'too-far-ahead': {
    sv: 'Välj en dag inom {days} dagar.',
    en: 'Choose a day within {days} days.',
  },
  'too-soon': {
    sv: 'Numret kan flyttas tidigast {earliest}.',
    en: 'The number can move on {earliest} at the earliest.',
  },
  'on-weekend': { sv: 'Nummer flyttas bara på vardagar.', en: 'Numbers move on working days only.' },
  'on-holiday': {
    sv: 'Inga nummer flyttas den dagen: {holiday}.',
    en: 'No numbers move on that day: {holiday}.',
  },
  'not-a-whole-hour': { sv: 'Nummer flyttas på hela timmar.', en: 'Numbers move at whole hours.' },
  'outside-hours': {
    sv: 'Nummer flyttas mellan klockan {first} och {last}.',
    en: 'Numbers move between {first} and {last} o’clock.',
  },
  'not-corrected': {
    sv: 'Det är samma uppgifter som avvisades. Rätta något av dem först.',
    en: 'These are the details that were rejected. Correct one of them first.',
  },
  'after-end': {
    sv: 'Abonnemanget avslutas {on}. Välj en tidigare dag.',
    en: 'The subscription ends on {on}. Choose an earlier day.',
  },
  ...passwordMessages,
} as const satisfies Record<FieldCode, Texts>;
