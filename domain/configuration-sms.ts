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
import { canReceiveSms, type E164 } from './phone-number.ts';
import type { Language, User } from './user.ts';

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
const mostADay = 5;

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
  /** When the latest texts were requested, oldest first, at most {@link mostADay}. */
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
  history: SmsHistory,
  next: { readonly smsId: SmsId; readonly linkHash: string; readonly now: EpochMilliseconds },
): SmsHistory {
  const { recent } = history;
  const latest = recent.at(-1);
  const oldestOfFive = recent.length < mostADay ? undefined : recent.at(-mostADay);
  const free = Math.max(
    latest === undefined ? 0 : latest + shortestIntervalMilliseconds,
    oldestOfFive === undefined ? 0 : oldestOfFive + day,
  );
  if (next.now < free) {
    throw new DomainError('too-many-texts', { retryAfterSeconds: Math.ceil((free - next.now) / second) });
  }
  return {
    recent: [...recent, next.now].slice(-mostADay),
    live: { smsId: next.smsId, linkHash: next.linkHash },
  };
}

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

/** What fits in one part of GSM-7. */
const onePart = 160;

/** What the phone gets: one part, in which the organisation's name takes the room that the rest leaves. */
export function configSmsText(told: {
  readonly organizationName: string;
  readonly language: Language;
  readonly link: string;
}): string {
  const rest =
    told.language === 'sv'
      ? `: koppla telefonappen till ditt konto. Öppna länken i mobilen inom 24 timmar: ${told.link}`
      : `: tie the phone app to your account. Open the link on your mobile within 24 hours: ${told.link}`;
  return (
    toGsm7(told.organizationName)
      .slice(0, Math.max(0, onePart - rest.length))
      .trim() + rest
  );
}

// GSM 03.38 basic set, less the characters that nobody's company name has.
const gsm7 = /[A-Za-z0-9 @£$¥èéùìòÇØøÅåÆæßÉ!"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà]/u;
const plainer: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '”': '"',
  '“': '"',
  '–': '-',
  '—': '-',
  '…': '...',
};

/** The same words in characters that cost one septet each; one character outside would more than halve what fits in a text. */
function toGsm7(text: string): string {
  let plain = '';
  for (const letter of text.normalize('NFC')) {
    const candidate = plainer[letter] ?? (gsm7.test(letter) ? letter : letter.normalize('NFD').replace(/\p{M}/gu, ''));
    plain += [...candidate].every((each) => gsm7.test(each)) ? candidate : '';
  }
  return plain;
}

/** When a text was sent and such, as replies tell it. */
export const toInstantOrNull = (at: EpochMilliseconds | null): string | null => (at === null ? null : toInstant(at));
