/** What the journal says of answering groups and IVR menus. Ids where they point at people: names could not be taken out again. */
import type { Target } from '../../../adapters/table/target-items.ts';
import { toInstant } from '../../../domain/local-date.ts';
import { changesBetween, type Action, type FieldValue, type JournalEntry } from '../../../domain/journal.ts';
import { differingKeys, foreignNumbers, inKeyOrder, type IvrMenu } from '../../../domain/ivr-menu.ts';
import type { OpeningHours } from '../../../domain/opening-hours.ts';
import { targetKindOf, mayChangeState } from '../../../domain/schedule-target.ts';
import { entryBy, type EntryMaker } from '../entry-maker.ts';

const toldFields = [
  'name',
  'number',
  'strategy',
  'agents',
  'loggedIn',
  'greetingMessageId',
  'keys',
  'foreignNumbers',
  'openingHours',
  'closedMessageId',
  'override',
  'overrideUntil',
] as const;
type Told = Readonly<Record<(typeof toldFields)[number], FieldValue>>;

/**
 * The entry of a target's creation or change; `after` null: its deletion.
 * @param change `names`: of the groups and menus that its differing keys lead to
 */
export function targetJournal(
  maker: EntryMaker,
  change: {
    readonly before: Target | null;
    readonly after: Target | null;
    readonly action: Action;
    readonly names?: ReadonlyMap<string, string>;
  },
): JournalEntry {
  const { before, after, action, names = new Map() } = change;
  const target = (before ?? after) as Target;
  return {
    ...entryBy(maker, action),
    entityId: target.id,
    entityName: target.name,
    changes:
      after === null
        ? []
        : changesBetween(before && told(before, after, names), told(after, before, names), toldFields),
    data: { kind: targetKindOf(target.id) },
    ...(after !== null && mayChangeState(before, after) && { wakes: { target: [target.id] } }),
  };
}

/** A target as the journal tells it beside what it was or became. What a new one has none of is not told. */
function told(target: Target, other: Target | null, names: ReadonlyMap<string, string>): Told {
  const { name, number, openingHours, closedMessageId, override } = target;
  const agents = 'agents' in target ? target.agents : [];
  const list = (values: readonly string[]): FieldValue => (other === null && values.length === 0 ? null : values);
  return {
    name,
    number,
    strategy: 'strategy' in target ? target.strategy : null,
    agents: list(agents.map(({ userId }) => userId)),
    loggedIn: list(agents.filter(({ loggedIn }) => loggedIn).map(({ userId }) => userId)),
    greetingMessageId: 'greetingMessageId' in target ? target.greetingMessageId : null,
    keys: list(tellKeys(target, other, names)),
    foreignNumbers: list('keys' in target ? foreignNumbers(newKeys(target, other)) : []),
    openingHours: openingHours === null ? 'always' : tellHours(openingHours),
    closedMessageId,
    override: override && override.state,
    overrideUntil: override && toInstant(override.until),
  };
}

const tellHours = (hours: OpeningHours): readonly string[] =>
  Object.entries(hours).flatMap(([weekday, intervals]) => intervals.map(({ from, to }) => `${weekday} ${from}–${to}`));

const newKeys = ({ keys }: IvrMenu, other: Target | null): IvrMenu['keys'] =>
  differingKeys(keys, other !== null && 'keys' in other ? other.keys : {});

/** Those that differ: `1 Kundtjänst`, `2 usr_01…`, `3 +46…`. */
function tellKeys(target: Target, other: Target | null, names: ReadonlyMap<string, string>): readonly string[] {
  if (!('keys' in target)) return [];
  return Object.entries(inKeyOrder(newKeys(target, other))).map(
    ([key, to]) => `${key} ${to.kind === 'number' ? to.number : (names.get(to.id) ?? to.id)}`,
  );
}
