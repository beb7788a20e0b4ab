/** The SMS to somebody whose number has moved here. */
import type { Language } from './language.ts';
import type { Organization } from './organization.ts';
import { formatPhoneNumber, type E164 } from './phone-number.ts';
import { smsSenderName } from './sms-sender-name.ts';

/** What fits in one part of GSM-7. */
const onePart = 160;

/** One part, in which the organisation's name takes the room that the rest leaves. */
export function portNoticeText({
  organization,
  language,
  number,
}: {
  readonly organization: Pick<Organization, 'name' | 'domain'>;
  readonly language: Language;
  readonly number: E164;
}): string {
  const beginning =
    language === 'sv'
      ? `Ditt nummer ${formatPhoneNumber(number)} är nu flyttat till `
      : `Your number ${formatPhoneNumber(number)} has now moved to `;
  const name = smsSenderName(organization)
    .slice(0, onePart - beginning.length - 1)
    .trim();
  return `${beginning}${name}.`;
}
