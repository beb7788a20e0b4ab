/** The closures of an organisation as a calendar that administrators subscribe to: what schedule events close, and what is closed by hand. */
import { dayMilliseconds } from './calendar.ts';
import { Heap } from './heap.ts';
import { horizonMilliseconds } from './horizon.ts';
import type { Calendar, CalendarEntry } from './icalendar.ts';
import type { VoiceMessageId } from './ids.ts';
import type { Language } from './language.ts';
import type { EpochMilliseconds } from './local-date.ts';
import type { Organization } from './organization.ts';
import type { EventTargets, ScheduleEvent } from './schedule-event.ts';
import type { ScheduleTarget } from './schedule-target.ts';
import { occurrences, type Occurrence, type Recurrence } from './schedule.ts';

/** What the calendar is made of. */
export interface Closures {
  readonly organization: Pick<Organization, 'name' | 'timeZone'>;
  readonly language: Language;
  readonly events: readonly ScheduleEvent[];
  /** Groups and menus. */
  readonly targets: readonly ScheduleTarget[];
  /** What the voice messages are called. */
  readonly messageNames: ReadonlyMap<VoiceMessageId, string>;
}

/** How far back a calendar reaches: enough to look up when it was closed last month. */
export const closuresKeptMilliseconds = 30 * dayMilliseconds;

/** At about 400 bytes each: far below the 6 MB that Lambda may answer with, and more than anybody's calendar shows in a year. */
const mostEntries = 4000;

/** Everything that the texts of entries need, made once. */
interface Writer extends Closures {
  readonly targetNames: ReadonlyMap<string, string>;
  clockIn(timeZone: string): Intl.DateTimeFormat;
}

/** A format takes longer to make than a thousand times to use. */
function writerOf(closures: Closures): Writer {
  const clocks = new Map<string, Intl.DateTimeFormat>();
  const { locale } = strings[closures.language];
  return {
    ...closures,
    targetNames: new Map(closures.targets.map(({ id, name }) => [id, name])),
    clockIn: (timeZone) => {
      const clock =
        clocks.get(timeZone) ?? new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full', timeStyle: 'short' });
      clocks.set(timeZone, clock);
      return clock;
    },
  };
}

/** The closures from 30 days ago until 400 days ahead, in the order of their beginnings. */
export function closureCalendar(closures: Closures, now: EpochMilliseconds): Calendar {
  const { organization, language, events, targets } = closures;
  const writer = writerOf(closures);
  const [from, to] = [now - closuresKeptMilliseconds, now + horizonMilliseconds];
  const byHand = targets.flatMap((target) => overrideEntry(writer, target, from) ?? []);
  const closing = events.filter(({ effect }) => effect === 'closed');
  const planned = firstOccurrences(closing, { from, to, most: mostEntries - byHand.length });
  const entries = [...byHand, ...planned.map(([event, occurrence]) => entryOf(writer, event, occurrence))];
  return {
    subscribed: { name: strings[language].calendar(organization.name), timeZone: organization.timeZone },
    entries: entries.toSorted((one, other) => one.from - other.from || (one.uid < other.uid ? -1 : 1)),
  };
}

/** Where there are too many, what repeats most often is cut first: lunch of every day next year matters less than next Christmas. */
const ranks: readonly (readonly Recurrence[])[] = [['never', 'monthly', 'yearly'], ['weekly'], ['daily']];

function firstOccurrences(
  events: readonly ScheduleEvent[],
  { from, to, most }: { readonly from: EpochMilliseconds; readonly to: EpochMilliseconds; readonly most: number },
): readonly (readonly [ScheduleEvent, Occurrence])[] {
  const found: (readonly [ScheduleEvent, Occurrence])[] = [];
  for (const rank of ranks) {
    for (const next of inOrder(
      events.filter(({ recurrence }) => rank.includes(recurrence)),
      from,
      to,
    )) {
      if (found.length >= most) return found;
      found.push(next);
    }
  }
  return found;
}

/** The occurrences of several events by their beginnings, made as they are asked for. */
function* inOrder(
  events: readonly ScheduleEvent[],
  from: EpochMilliseconds,
  to: EpochMilliseconds,
): Generator<readonly [ScheduleEvent, Occurrence], void, undefined> {
  const heads = new Heap<{
    readonly event: ScheduleEvent;
    readonly occurrence: Occurrence;
    readonly rest: Generator<Occurrence, void, undefined>;
  }>((one, other) => one.occurrence.from < other.occurrence.from);
  const putNext = (event: ScheduleEvent, rest: Generator<Occurrence, void, undefined>): void => {
    const next = rest.next();
    if (next.done !== true) heads.put({ event, occurrence: next.value, rest });
  };
  for (const event of events) putNext(event, occurrences(event, from, to));
  for (let head = heads.takeFirst(); head !== undefined; head = heads.takeFirst()) {
    yield [head.event, head.occurrence];
    putNext(head.event, head.rest);
  }
}

function entryOf(writer: Writer, event: ScheduleEvent, occurrence: Occurrence): CalendarEntry {
  const { concerns, closed } = strings[writer.language];
  return {
    uid: `${event.id}-${occurrence.date}`,
    from: occurrence.from,
    to: occurrence.to,
    summary: closed(event.title),
    description: [
      concerns(namesOf(writer, event.targets)),
      ...timesAndMessage(writer, { ...occurrence, timeZone: event.timeZone }),
    ],
    createdAt: Date.parse(event.createdAt),
    sequence: event.version - 1,
  };
}

/** A group or menu that is closed by hand; null when it is not, or was before the calendar begins. */
function overrideEntry(
  writer: Writer,
  { id, name, override, overrideVersion, closedMessageId }: ScheduleTarget,
  earliest: EpochMilliseconds,
): CalendarEntry | null {
  if (override === null || override.state !== 'closed' || override.until <= earliest) return null;
  const { since: from, until: to } = override;
  return {
    uid: `${id}-${overrideVersion}`,
    from,
    to,
    summary: strings[writer.language].closedByHand(name),
    description: timesAndMessage(writer, {
      from,
      to,
      messageId: closedMessageId,
      timeZone: writer.organization.timeZone,
    }),
    createdAt: from,
    sequence: 0,
  };
}

function namesOf({ language, targetNames }: Writer, on: EventTargets): string {
  if (typeof on === 'string') return strings[language][on];
  return on.flatMap(({ id }) => targetNames.get(id) ?? []).join(', ');
}

/** When it is closed in the event's own zone, whatever zone the calendar program shows, and what callers hear. */
function timesAndMessage(
  { language, messageNames, clockIn }: Writer,
  {
    from,
    to,
    messageId,
    timeZone,
  }: Pick<Occurrence, 'from' | 'to' | 'messageId'> & {
    readonly timeZone: string;
  },
): readonly string[] {
  const { times, message } = strings[language];
  const clock = clockIn(timeZone);
  const name = messageId === null ? undefined : messageNames.get(messageId);
  return [times(clock.format(from), clock.format(to), timeZone), ...(name === undefined ? [] : [message(name)])];
}

const strings = {
  sv: {
    locale: 'sv-SE',
    calendar: (organization: string) => `Stängt: ${organization}`,
    closed: (title: string) => `Stängt: ${title}`,
    closedByHand: (name: string) => `Tillfälligt stängt: ${name}`,
    concerns: (names: string) => `Gäller: ${names}`,
    times: (from: string, to: string, zone: string) => `Från ${from} till ${to} (${zone})`,
    message: (name: string) => `Talmeddelande: ${name}`,
    'all-answering-groups': 'alla svarsgrupper',
    'all-ivr-menus': 'alla knappvalsmenyer',
  },
  en: {
    locale: 'en-GB',
    calendar: (organization: string) => `Closed: ${organization}`,
    closed: (title: string) => `Closed: ${title}`,
    closedByHand: (name: string) => `Closed for now: ${name}`,
    concerns: (names: string) => `Concerns: ${names}`,
    times: (from: string, to: string, zone: string) => `From ${from} until ${to} (${zone})`,
    message: (name: string) => `Voice message: ${name}`,
    'all-answering-groups': 'all answering groups',
    'all-ivr-menus': 'all IVR menus',
  },
} as const satisfies Record<Language, unknown>;
