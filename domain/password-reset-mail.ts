/** The mail to an administrator who has forgotten the password. It names nothing that a customer may call itself: links and numbers would go out in our name. */
import type { Language } from './language.ts';
import { resetCodeMinutes } from './password-reset.ts';

interface MailFacts {
  readonly language: Language;
  /** The organisation's. */
  readonly domain: string;
  readonly username: string;
  readonly code: string;
  /** Leads to the step in which the code is typed; what is secret is in its fragment. */
  readonly link: string;
}

const texts = {
  sv: {
    subject: 'Din kod för ett nytt lösenord i MySoluno',
    lines: ({ domain, username, code, link }: MailFacts) => [
      'Hej!',
      `Någon, förmodligen du, vill välja ett nytt lösenord för ${username} i ${domain}.`,
      `Koden är ${code}`,
      `Den gäller i ${resetCodeMinutes} minuter och en gång. Öppna länken, så är den redan ifylld:`,
      link,
      'Har du inte bett om koden behöver du inte göra något. Lösenordet är som förut. Ge aldrig koden till någon, inte heller till oss.',
      'Det går inte att svara på det här mejlet.',
    ],
  },
  en: {
    subject: 'Your code for a new password in MySoluno',
    lines: ({ domain, username, code, link }: MailFacts) => [
      'Hello!',
      `Somebody, probably you, wants to choose a new password for ${username} in ${domain}.`,
      `The code is ${code}`,
      `It is good for ${resetCodeMinutes} minutes, once. Open the link and it is filled in already:`,
      link,
      'If you did not ask for it, there is nothing to do: the password is as it was. Give the code to nobody, not even to us.',
      'Nobody reads answers to this mail.',
    ],
  },
} as const satisfies Record<Language, object>;

/** Subject and text, in the language of the user. */
export function passwordResetMail(facts: MailFacts): { readonly subject: string; readonly text: string } {
  const { subject, lines } = texts[facts.language];
  return { subject, text: `${lines(facts).join('\n\n')}\n` };
}
