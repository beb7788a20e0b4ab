/**
 * The configuration SMS and its link: when one may be sent, what it says, what became of it.
 *
 * A text costs money and confuses when doubled, so an attempt is recorded before it is sent and holds a lease while it is; what
 * became of an attempt whose sender fell silent is *unknown* and shown so. Nothing is ever re-sent but by an administrator.
 */
import type { Actor } from './actor.ts';
import { DomainError } from './domain-error.ts';
import type { SmsId, UserId } from './ids.ts';
import { toInstant, type EpochMilliseconds } from './local-date.ts';
import type { Organization } from './organization.ts';
import { canReceiveSms, type E164 } from './phone-number.ts';
import { textWithSenderName } from './sms-sender-name.ts';
import type { Language } from './language.ts';
import { numbersOf, type User } from './user.ts';

export const smsStatuses = ['queued', 'sent', 'failed', 'unknown', 'activated', 'expired', 'replaced'] as const;
export type SmsStatus = (typeof smsStatuses)[number];

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** How long the link in a text lives. */
const linkLifeMilliseconds = day;
/** How long the code of an exchange lives. */
export const codeLifeMilliseconds = minute;
/** Longer than any send can take, SDK timeouts and Lambda's included: after it nobody is sending any more. */
const sendLeaseMilliseconds = 30 * second;
const shortestIntervalMilliseconds = minute;
/** Texts that a user, and a number, may get in 24 hours. */
export const mostTextsADay = 5;

/** One attempt to send. Stored as it was last written; see {@link smsStatusAt} for what is true now. */
export interface ConfigSms {
  readonly id: SmsId;
  readonly userId: UserId;
  readonly number: E164;
  /** What was recorded; `expired` is never recorded, it comes with time. */
  readonly status: Exclude<SmsStatus, 'expired'>;
  readonly requestedAt: EpochMilliseconds;
  readonly leaseUntil: EpochMilliseconds;
  readonly sentAt: EpochMilliseconds | null;
  readonly expiresAt: EpochMilliseconds;
  readonly activatedAt: EpochMilliseconds | null;
  readonly by: Actor;
}

/** What must be known of a user's earlier texts before another is sent. */
export interface SmsHistory {
  /** When the latest texts were requested, oldest first, at most {@link mostTextsADay}. */
  readonly recent: readonly EpochMilliseconds[];
  /** The text whose link is the valid one, if any. */
  readonly live: { readonly smsId: SmsId; readonly linkHash: string } | null;
}

/** The number that the text goes to. @throws DomainError `no-mobile-number` */
export function configSmsNumber(user: Pick<User, 'primaryNumber' | 'secondaryNumber'>): E164 {
  for (const number of [user.secondaryNumber, user.primaryNumber]) {
    if (number !== null && canReceiveSms(number)) return number;
  }
  throw new DomainError('no-mobile-number');
}

/** The history after one more request. @throws DomainError `too-many-texts`: more than 1 a minute or 5 in 24 hours. */
export function requestConfigSms(
  { recent }: SmsHistory,
  next: { readonly smsId: SmsId; readonly linkHash: string; readonly now: EpochMilliseconds },
): SmsHistory {
  if (next.now < nextTextAt(recent)) throw tooManyTexts(recent, next.now);
  return {
    recent: [...recent, next.now].slice(-mostTextsADay),
    live: { smsId: next.smsId, linkHash: next.linkHash },
  };
}

/** When the next text may be sent after some, oldest first. */
function nextTextAt(recent: readonly EpochMilliseconds[]): EpochMilliseconds {
  const [latest, fifthLatest] = [recent.at(-1), recent.at(-mostTextsADay)];
  return Math.max(
    latest === undefined ? 0 : latest + shortestIntervalMilliseconds,
    fifthLatest === undefined ? 0 : fifthLatest + day,
  );
}

/** The rejection of a text that comes too soon after others, to a user or to a number. */
export const tooManyTexts = (recent: readonly EpochMilliseconds[], now: EpochMilliseconds): DomainError =>
  new DomainError('too-many-texts', {
    retryAfterSeconds: Math.max(1, Math.ceil((nextTextAt(recent) - now) / second)),
  });

/** An attempt as it is recorded before anything is sent. */
export const newConfigSms = (
  made: Pick<ConfigSms, 'id' | 'userId' | 'number' | 'by'> & { readonly now: EpochMilliseconds },
): ConfigSms => ({
  id: made.id,
  userId: made.userId,
  number: made.number,
  status: 'queued',
  requestedAt: made.now,
  leaseUntil: made.now + sendLeaseMilliseconds,
  sentAt: null,
  expiresAt: made.now + linkLifeMilliseconds,
  activatedAt: null,
  by: made.by,
});

/** What is true of an attempt now. */
export function smsStatusAt(sms: ConfigSms, now: EpochMilliseconds): SmsStatus {
  const { status } = sms;
  if (status === 'activated' || status === 'failed' || status === 'replaced') return status;
  if (now >= sms.expiresAt) return 'expired';
  if (status === 'queued' && now >= sms.leaseUntil) return 'unknown';
  return status;
}

/** Whether the link of a text is void after a change of its user: the number may be somebody else's tomorrow. */
export const isVoidedBy = ({ number, expiresAt }: ConfigSms, user: User, now: EpochMilliseconds): boolean =>
  expiresAt > now && !numbersOf(user).includes(number);

/** What the phone gets: one part. */
export function configSmsText({
  organization,
  language,
  link,
}: {
  readonly organization: Pick<Organization, 'name' | 'domain'>;
  readonly language: Language;
  readonly link: string;
}): string {
  const after =
    language === 'sv'
      ? `: koppla telefonappen till ditt konto. Öppna länken i mobilen inom 24 timmar: ${link}`
      : `: tie the phone app to your account. Open the link on your mobile within 24 hours: ${link}`;
  return textWithSenderName(organization, { before: '', after });
}

/** When a text was sent and such, as replies tell it. */
export const toInstantOrNull = (at: EpochMilliseconds | null): string | null => (at === null ? null : toInstant(at));
