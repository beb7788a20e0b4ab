/**
 * The list of problems: status and texts in both languages of every code that a reply may bear (RFC 9457). A text says what
 * happened, why, and what to do. `{name}` stands for a value of the error. The web client has the same texts from here.
 */
import type { ProblemCode } from '../domain/domain-error.ts';
import type { Language } from '../domain/language.ts';
import { orderProblems } from './order-problems.ts';
import { uploadProblems } from './upload-problems.ts';

export type Texts = Readonly<Record<Language, string>>;
export interface Problem {
  readonly status: number;
  readonly title: Texts;
  readonly detail: Texts;
}

export const problems = {
  'malformed-json': {
    status: 400,
    title: { sv: 'Innehållet går inte att läsa', en: 'The body cannot be read' },
    detail: { sv: 'Anropets innehåll är inte giltig JSON.', en: 'The body of the request is not valid JSON.' },
  },
  'invalid-request': {
    status: 400,
    title: { sv: 'Något behöver rättas', en: 'Something needs correcting' },
    detail: { sv: 'Rätta de fält som anges och försök igen.', en: 'Correct the fields that are named and try again.' },
  },
  'invalid-cursor': {
    status: 400,
    title: { sv: 'Sidan finns inte', en: 'There is no such page' },
    detail: {
      sv: 'Markören hör inte till den här listan. Börja om från första sidan.',
      en: 'The cursor does not belong to this list. Begin again from the first page.',
    },
  },
  'idempotency-key-invalid': {
    status: 400,
    title: { sv: 'Ogiltig Idempotency-Key', en: 'Invalid Idempotency-Key' },
    detail: {
      sv: 'Nyckeln ska vara 1–64 tecken ur ASCII: bokstäver, siffror, skiljetecken.',
      en: 'The key must be 1–64 characters of ASCII: letters, digits, punctuation.',
    },
  },
  'idempotency-key-required': {
    status: 400,
    title: { sv: 'Idempotency-Key saknas', en: 'Idempotency-Key missing' },
    detail: {
      sv: 'En beställning måste ha en Idempotency-Key, så att den inte görs två gånger.',
      en: 'An order must have an Idempotency-Key, so that it is not placed twice.',
    },
  },
  'organization-required': {
    status: 400,
    title: { sv: 'Organisation saknas', en: 'Organisation missing' },
    detail: {
      sv: 'Ange organisationens id i X-Organization.',
      en: 'Give the id of the organisation in X-Organization.',
    },
  },
  unauthenticated: {
    status: 401,
    title: { sv: 'Du är inte inloggad', en: 'You are not logged in' },
    detail: { sv: 'Logga in igen.', en: 'Log in again.' },
  },
  'invalid-credentials': {
    status: 401,
    title: { sv: 'Uppgifterna stämmer inte', en: 'The credentials do not match' },
    detail: {
      sv: 'Organisation, användarnamn eller lösenord stämmer inte. Kontrollera alla tre och försök igen.',
      en: 'Organisation, username or password is wrong. Check all three and try again.',
    },
  },
  'session-expired': {
    status: 401,
    title: { sv: 'Inloggningen har gått ut', en: 'The session has ended' },
    detail: { sv: 'Logga in igen för att fortsätta.', en: 'Log in again to continue.' },
  },
  'not-an-administrator': {
    status: 403,
    title: { sv: 'Bara administratörer kan logga in här', en: 'Only administrators can log in here' },
    detail: {
      sv: 'Ditt konto är inte administratör. Be en administratör i din organisation att göra dig till en.',
      en: 'Your account is not an administrator. Ask an administrator of your organisation to make you one.',
    },
  },
  'scope-missing': {
    status: 403,
    title: { sv: 'Behörighet saknas', en: 'Permission missing' },
    detail: {
      sv: 'Klienten saknar den behörighet som anropet kräver.',
      en: 'The client lacks the scope that this call demands.',
    },
  },
  'cross-site-request': {
    status: 403,
    title: { sv: 'Anropet kom från en annan webbplats', en: 'The request came from another site' },
    detail: {
      sv: 'Inloggningen går bara att använda från portalens egna sidor. Öppna portalen och försök igen där.',
      en: 'Sessions can only be used from the portal’s own pages. Open the portal and try again there.',
    },
  },
  'request-blocked': {
    status: 403,
    title: { sv: 'Anropet stoppades', en: 'The request was stopped' },
    detail: {
      sv: 'Brandväggen släppte inte igenom anropet. Gå genom portalens adress; händer det ändå, kontakta supporten och ange anropets id.',
      en: 'The firewall did not let the request through. Use the address of the portal; if it happens even so, contact support and give the id of the request.',
    },
  },
  'not-found': {
    status: 404,
    title: { sv: 'Finns inte', en: 'Not found' },
    detail: {
      sv: 'Det du söker finns inte, eller har tagits bort.',
      en: 'What you are looking for does not exist, or has been removed.',
    },
  },
  'login-taken': {
    status: 409,
    title: { sv: 'Upptaget', en: 'Taken' },
    detail: {
      sv: 'En annan användare har redan den inloggningen eller det numret.',
      en: 'Another user already has that login or number.',
    },
  },
  'number-taken': {
    status: 409,
    title: { sv: 'Numret är upptaget', en: 'The number is taken' },
    detail: {
      sv: 'En användare, svarsgrupp eller knappvalsmeny har redan det numret.',
      en: 'A user, an answering group or an IVR menu already has that number.',
    },
  },
  'holiday-taken': {
    status: 409,
    title: { sv: 'Helgdagen har redan en händelse', en: 'The holiday already has an event' },
    detail: {
      sv: 'Det finns redan en händelse för samma helgdag och år på just de grupper eller menyer som du valde. Ändra den, eller ta bort en av dem.',
      en: 'There is already an event for the same holiday and year on exactly the groups or menus that you chose. Change that one, or remove one of them.',
    },
  },
  'in-use': {
    status: 409,
    title: { sv: 'Kan inte tas bort än', en: 'Cannot be removed yet' },
    detail: {
      sv: 'Är fortfarande med i {users}. Ändra där först.',
      en: 'Is still part of {users}. Change that first.',
    },
  },
  ...orderProblems,
  ...uploadProblems,
  'not-deleted': {
    status: 409,
    title: { sv: 'Användaren är inte borttagen', en: 'The user is not deleted' },
    detail: {
      sv: 'Det finns inget att återställa: användaren är kvar.',
      en: 'There is nothing to restore: the user is there.',
    },
  },
  'last-administrator': {
    status: 409,
    title: { sv: 'Den sista administratören', en: 'The last administrator' },
    detail: {
      sv: 'Minst en aktiv administratör utan slutdatum måste finnas kvar. Gör någon annan till administratör först.',
      en: 'At least one active administrator without an end date must remain. Make somebody else an administrator first.',
    },
  },
  'no-mobile-number': {
    status: 409,
    title: { sv: 'Inget mobilnummer', en: 'No mobile number' },
    detail: {
      sv: 'Användaren har inget svenskt mobilnummer och kan inte ta emot sms. Lägg till ett mobilnummer.',
      en: 'The user has no Swedish mobile number and cannot receive texts. Add a mobile number.',
    },
  },
  'user-deactivated': {
    status: 409,
    title: { sv: 'Användaren är avaktiverad', en: 'The user is deactivated' },
    detail: {
      sv: 'En avaktiverad användare kan inte koppla appen. Aktivera användaren först.',
      en: 'A deactivated user cannot tie the app. Activate the user first.',
    },
  },
  'request-in-progress': {
    status: 409,
    title: { sv: 'Pågår redan', en: 'Already under way' },
    detail: {
      sv: 'Samma begäran behandlas just nu. Vänta ett ögonblick.',
      en: 'The same request is being handled. Wait a moment.',
    },
  },
  'link-used-or-expired': {
    status: 410,
    title: { sv: 'Länken gäller inte längre', en: 'The link is no longer valid' },
    detail: {
      sv: 'Länken är använd eller för gammal. Be din administratör om ett nytt sms.',
      en: 'The link has been used or is too old. Ask your administrator for a new text.',
    },
  },
  'stale-version': {
    status: 412,
    title: { sv: 'Någon hann före', en: 'Somebody was faster' },
    detail: {
      sv: 'Uppgifterna har ändrats sedan du läste dem. Läs dem igen.',
      en: 'This was changed after you read it. Read it again.',
    },
  },
  'body-too-large': {
    status: 413,
    title: { sv: 'För stort', en: 'Too large' },
    detail: { sv: 'Innehållet är större än 64 kB.', en: 'The body is larger than 64 KB.' },
  },
  'unsupported-media-type': {
    status: 415,
    title: { sv: 'Innehållet är inte JSON', en: 'The body is not JSON' },
    detail: {
      sv: 'Skicka innehållet som JSON i UTF-8, med Content-Type: application/json.',
      en: 'Send the body as JSON in UTF-8, with Content-Type: application/json.',
    },
  },
  'idempotency-mismatch': {
    status: 422,
    title: { sv: 'Nyckeln är redan använd', en: 'The key has been used' },
    detail: {
      sv: 'Samma Idempotency-Key har använts till en annan begäran.',
      en: 'The same Idempotency-Key was used for another request.',
    },
  },
  'too-many-logins': {
    status: 429,
    title: { sv: 'För många försök', en: 'Too many attempts' },
    detail: {
      sv: 'Inloggningen är låst efter för många misslyckade försök. Vänta en stund och försök igen.',
      en: 'The login is locked after too many failed attempts. Wait a while and try again.',
    },
  },
  'too-many-texts': {
    status: 429,
    title: { sv: 'Vänta med nästa sms', en: 'Wait before the next text' },
    detail: {
      sv: 'En användare eller ett nummer får ett sms i minuten och fem per dygn.',
      en: 'A user or a number gets one text a minute and five a day.',
    },
  },
  'texts-used-up': {
    status: 429,
    title: { sv: 'Sms:en är slut', en: 'No texts left' },
    detail: {
      sv: 'Gränsen för sms per dygn eller månad är nådd. Kontakta supporten om ni behöver fler.',
      en: 'The limit of texts a day or a month is reached. Contact support for more.',
    },
  },
  'too-many-requests': {
    status: 429,
    title: { sv: 'För många anrop', en: 'Too many requests' },
    detail: { sv: 'Vänta en stund och försök igen.', en: 'Wait a while and try again.' },
  },
  'internal-error': {
    status: 500,
    title: { sv: 'Något gick fel hos oss', en: 'Something went wrong on our side' },
    detail: {
      sv: 'Felet är noterat. Försök igen, eller ange ärendenumret när du kontaktar supporten.',
      en: 'The fault has been noted. Try again, or give the request id to support.',
    },
  },
  'temporarily-unavailable': {
    status: 503,
    title: { sv: 'Tillfälligt avbrott', en: 'Temporarily unavailable' },
    detail: {
      sv: 'Tjänsten svarar inte just nu. Försök igen om en stund.',
      en: 'The service does not answer at the moment. Try again in a while.',
    },
  },
} as const satisfies Record<ProblemCode, Problem>;

/** The `type` of a problem reply (RFC 9457 §3.1.1): a name, not an address to look up. */
export const problemType = (code: string): string => `urn:mysoluno:problem:${code}`;

/** What any operation may answer with, by kind of access; an operation's own stand beside it. */
export const commonProblems = {
  everyone: ['invalid-request', 'body-too-large', 'too-many-requests', 'internal-error', 'temporarily-unavailable'],
  authenticated: ['unauthenticated', 'not-an-administrator', 'scope-missing', 'not-found', 'organization-required'],
  withBody: ['malformed-json', 'unsupported-media-type'],
  withCookie: ['cross-site-request'],
  idempotent: ['idempotency-key-invalid', 'request-in-progress', 'idempotency-mismatch'],
} as const satisfies Record<string, readonly ProblemCode[]>;

/** Fills `{name}` in a text. */
export const fill = (text: string, values: Readonly<Record<string, string | number>> = {}): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
