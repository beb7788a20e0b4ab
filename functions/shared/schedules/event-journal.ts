/** What the journal says of schedule events. */
import type { LocalDate } from '../../../domain/local-date.ts';
import { changesBetween, type Action, type FieldValue, type JournalEntry } from '../../../domain/journal.ts';
import { scopesOf, type ScheduleEvent } from '../../../domain/schedule-event.ts';
import type { TargetScope } from '../../../domain/schedule-target.ts';
import type { OccurrenceException } from '../../../domain/schedule.ts';
import { entryBy, type EntryMaker } from '../entry-maker.ts';

const toldFields = [
  'title',
  'targets',
  'start',
  'end',
  'timeZone',
  'recurrence',
  'until',
  'effect',
  'messageId',
  'exceptions',
  'renewYearly',
] as const;

/** The names of targets by their ids, as people know them. */
export type TargetNames = ReadonlyMap<string, string>;

/** What states follow from, with the targets. */
const ruling = [
  'targets',
  'start',
  'end',
  'timeZone',
  'recurrence',
  'until',
  'effect',
  'messageId',
  'exceptions',
] as const;

/** Whether a state may be another: asked of the events, for what people are told of them may be the same. */
const mayChangeStates = (before: ScheduleEvent | null, after: ScheduleEvent | null): boolean =>
  before === null ||
  after === null ||
  ruling.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));

/** The entry of an event's creation, change or end; `after` null: it is deleted. */
export function eventJournal(
  maker: EntryMaker,
  {
    before,
    after,
    names,
  }: { readonly before: ScheduleEvent | null; readonly after: ScheduleEvent | null; readonly names: TargetNames },
): JournalEntry {
  const event = (before ?? after) as ScheduleEvent;
  const changes =
    after === null ? [] : changesBetween(before && told(before, names, after), told(after, names, before), toldFields);
  return {
    ...entryBy(maker, actionOf(before, after)),
    entityId: event.id,
    entityName: event.title,
    changes,
    data: {},
    ...(mayChangeStates(before, after) && { wakes: { target: scopesOfBoth(before, after) } }),
  };
}

const scopesOfBoth = (...events: readonly (ScheduleEvent | null)[]): readonly TargetScope[] => [
  ...new Set(events.flatMap((event) => (event === null ? [] : scopesOf(event.targets)))),
];

function actionOf(before: ScheduleEvent | null, after: ScheduleEvent | null): Action {
  if (before === null) return 'schedule-event-created';
  return after === null ? 'schedule-event-deleted' : 'schedule-event-changed';
}

/** The fields as people read them; what is not said of an event is null, so that a new one is not told to lack it. */
const told = (
  event: ScheduleEvent,
  names: TargetNames,
  other: ScheduleEvent | null,
): Record<(typeof toldFields)[number], FieldValue> => ({
  title: event.title,
  targets: typeof event.targets === 'string' ? event.targets : namesOf(event, names, other),
  start: event.start,
  end: event.end,
  timeZone: event.timeZone,
  recurrence: event.recurrence,
  until: event.until,
  effect: event.effect,
  messageId: event.messageId,
  exceptions: exceptionsOf(event, other),
  renewYearly: event.renewYearly || null,
});

/** More would not be read, and every index keeps a copy. */
const mostNames = 12;

/** Names of targets, first those that the other version does not have. */
function namesOf({ targets }: ScheduleEvent, names: TargetNames, other: ScheduleEvent | null): FieldValue {
  const others = new Set(other === null ? [] : scopesOf(other.targets));
  const all = scopesOf(targets)
    .toSorted((one, two) => Number(others.has(one)) - Number(others.has(two)))
    .map((id) => toldName(id, names));
  return all.length <= mostNames ? all : [...all.slice(0, mostNames), `+${all.length - mostNames}`];
}

/** Of two that bear the same name, the id says which. */
function toldName(id: TargetScope, names: TargetNames): string {
  const name = names.get(id);
  if (name === undefined) return id;
  const isDoubled = [...names].some(([other, itsName]) => itsName === name && other !== id);
  return isDoubled ? `${name} (${id})` : name;
}

/** Those that the other version does not have, or has otherwise. */
function exceptionsOf({ exceptions }: ScheduleEvent, other: ScheduleEvent | null): FieldValue {
  const isNews = (date: string, exception: OccurrenceException): boolean =>
    JSON.stringify(other?.exceptions[date as LocalDate]) !== JSON.stringify(exception);
  const all = Object.entries(exceptions)
    .filter(([date, exception]) => isNews(date, exception))
    .map(([date, exception]) => `${date}: ${insteadOf(exception)}`);
  return all.length === 0 ? null : all;
}

function insteadOf(exception: OccurrenceException): string {
  if ('skip' in exception) return '–';
  const { start, end, messageId } = exception;
  return messageId === null ? `${start} – ${end}` : `${start} – ${end} (${messageId})`;
}
