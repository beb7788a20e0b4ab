/** The SMS to somebody whose number has moved here. */
import type { Language } from './language.ts';
import type { Organization } from './organization.ts';
import { formatPhoneNumber, type E164 } from './phone-number.ts';
import { textWithSenderName } from './sms-sender-name.ts';

/** What the phone gets: one part. */
export function portNoticeText({
  organization,
  language,
  number,
}: {
  readonly organization: Pick<Organization, 'name' | 'domain'>;
  readonly language: Language;
  readonly number: E164;
}): string {
  const before =
    language === 'sv'
      ? `Ditt nummer ${formatPhoneNumber(number)} är nu flyttat till `
      : `Your number ${formatPhoneNumber(number)} has now moved to `;
  return textWithSenderName(organization, { before, after: '.' });
}
