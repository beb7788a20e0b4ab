/**
 * Calendars as iCalendar text (RFC 5545). Times are instants in UTC: each calendar program shows them in the time of its user, and no program has
 * to know the rules of a time zone.
 */
import type { EpochMilliseconds } from './local-date.ts';

export interface CalendarEntry {
  /** Names the entry in every later version of the calendar (§3.8.4.7). */
  readonly uid: string;
  readonly from: EpochMilliseconds;
  /** The entry ends before it. */
  readonly to: EpochMilliseconds;
  readonly summary: string;
  /** Lines. */
  readonly description: readonly string[];
  /** When the entry was made. */
  readonly createdAt: EpochMilliseconds;
  /** How often it was changed since (§3.8.7.4). */
  readonly sequence: number;
  readonly status?: 'tentative' | 'confirmed';
  /** Where more is said. */
  readonly url?: string;
}

export interface Calendar {
  /** Of a calendar that programs read again and again; left out: entries that are put into one. */
  readonly subscribed?: {
    readonly name: string;
    /** IANA name; for programs that ask in which zone the calendar is to be shown. */
    readonly timeZone: string;
  };
  readonly entries: readonly CalendarEntry[];
}

/** How often calendar programs are asked to read the calendar again (RFC 7986 §5.7). */
const refreshInterval = 'PT1H';

/** The text of a calendar, the same for the same calendar. Lines end in CRLF and have at most 75 octets (§3.1). */
export function icalendarText({ subscribed, entries }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//MySoluno//Calendar//EN',
    'CALSCALE:GREGORIAN',
    ...(subscribed === undefined ? ['METHOD:PUBLISH'] : linesOfSubscribed(subscribed)),
    ...entries.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const linesOfSubscribed = ({ name, timeZone }: NonNullable<Calendar['subscribed']>): readonly string[] => [
  `NAME:${escaped(name)}`,
  // What Outlook, Google and Apple read in place of NAME and REFRESH-INTERVAL.
  `X-WR-CALNAME:${escaped(name)}`,
  `X-WR-TIMEZONE:${timeZone}`,
  `REFRESH-INTERVAL;VALUE=DURATION:${refreshInterval}`,
  `X-PUBLISHED-TTL:${refreshInterval}`,
];

const linesOf = ({
  uid,
  from,
  to,
  summary,
  description,
  createdAt,
  sequence,
  status,
  url,
}: CalendarEntry): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  `DTSTAMP:${utc(createdAt)}`,
  `SEQUENCE:${sequence}`,
  `DTSTART:${utc(from)}`,
  `DTEND:${utc(to)}`,
  `SUMMARY:${escaped(summary)}`,
  `DESCRIPTION:${description.map(escaped).join(String.raw`\n`)}`,
  ...(status === undefined ? [] : [`STATUS:${status.toUpperCase()}`]),
  ...(url === undefined ? [] : [`URL:${url}`]),
  // Nobody is busy because a group is closed or a number moves.
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

/** `20261223T230000Z` (§3.3.5, form 2). */
const utc = (instant: EpochMilliseconds): string => new Date(instant).toISOString().replaceAll(/[-:]|\.\d+/gu, '');

/** TEXT (§3.3.11). A control character has no place in it. */
const escaped = (text: string): string =>
  text.replaceAll(/\p{Cc}+/gu, ' ').replaceAll(/[\\;,]/gu, (character) => `\\${character}`);

const longestLineOctets = 75;

/** A line in pieces, each after the first with a space before it, none of which breaks a character apart. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const more = octetsOf(character);
    if (octets + more > longestLineOctets) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += more;
  }
  return text;
}

/** Of a character in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x8_00) return 2;
  return point < 0x1_00_00 ? 3 : 4;
}
