/** What is said of a password that cannot be chosen, and of a code by which one is. */
import type { Texts } from './problems.ts';

export const passwordMessages = {
  'password-too-weak': {
    sv: 'Välj ett längre lösenord: minst 12 tecken.',
    en: 'Choose a longer password: at least 12 characters.',
  },
  'blank-at-end': {
    sv: 'Lösenordet får inte börja eller sluta med ett blanksteg.',
    en: 'The password must not begin or end with a blank.',
  },
  'one-time-password': {
    sv: 'Det är ett engångslösenord. Välj ett eget lösenord, som bara du känner till.',
    en: 'That is a one-time password. Choose a password of your own, that only you know.',
  },
  'wrong-code': {
    sv: 'Koden stämmer inte. Skriv av den igen, eller be om en ny.',
    en: 'The code is not right. Type it again, or ask for a new one.',
  },
  'code-expired': { sv: 'Koden gäller inte längre. Be om en ny.', en: 'The code is over. Ask for a new one.' },
  'code-used': {
    sv: 'Koden är redan använd. Logga in med lösenordet som valdes, eller be om en ny kod.',
    en: 'The code has been used. Log in with the password that was chosen, or ask for a new code.',
  },
} as const satisfies Record<string, Texts>;
