/** What the journal says of answering groups and IVR menus. Ids where they point at people: names could not be taken out again. */
import type { Target } from '../../adapters/table/target-items.ts';
import { toInstant } from '../../domain/local-date.ts';
import { changesBetween, type Action, type FieldValue, type JournalEntry } from '../../domain/journal.ts';
import { targetKindOf, touchesState } from '../../domain/schedule-target.ts';
import type { CommonRequest, OrganizationCaller } from '../request.ts';

type Telling = Pick<CommonRequest, 'newId' | 'at' | 'requestId'> & Pick<OrganizationCaller, 'actor'>;

const toldFields = [
  'name',
  'number',
  'strategy',
  'agents',
  'loggedIn',
  'greetingMessageId',
  'keys',
  'openingHours',
  'closedMessageId',
  'override',
  'overrideUntil',
] as const;
type Told = Readonly<Record<(typeof toldFields)[number], FieldValue>>;

/** The entry of a target's creation or change; `after` null: its deletion. */
export function targetJournal(
  { newId, at, actor, requestId }: Telling,
  change: { readonly before: Target | null; readonly after: Target | null; readonly action: Action },
): JournalEntry {
  const { before, after, action } = change;
  const target = (before ?? after) as Target;
  return {
    id: newId('act'),
    at,
    actor,
    requestId,
    action,
    entityId: target.id,
    entityName: target.name,
    changes: after === null ? [] : changesBetween(before && told(before), told(after), toldFields),
    data: { kind: targetKindOf(target.id) },
    ...(after !== null && touchesState(before, after) && { touches: [target.id] }),
  };
}

function told(target: Target): Told {
  const { name, number, openingHours, closedMessageId, override } = target;
  const agents = 'agents' in target ? target.agents : null;
  return {
    name,
    number,
    strategy: 'strategy' in target ? target.strategy : null,
    agents: agents && agents.map(({ userId }) => userId),
    loggedIn: agents && agents.filter(({ loggedIn }) => loggedIn).map(({ userId }) => userId),
    greetingMessageId: 'greetingMessageId' in target ? target.greetingMessageId : null,
    keys: 'keys' in target ? tellKeys(target.keys) : null,
    openingHours:
      openingHours &&
      Object.entries(openingHours).flatMap(([weekday, intervals]) =>
        intervals.map(({ from, to }) => `${weekday} ${from}–${to}`),
      ),
    closedMessageId,
    override: override && override.state,
    overrideUntil: override && toInstant(override.until),
  };
}

/** `1 grp_01…`, `2 +46…`. */
const tellKeys = (keys: Extract<Target, { keys: object }>['keys']): readonly string[] =>
  Object.entries(keys).map(([key, to]) => `${key} ${to.kind === 'number' ? to.number : to.id}`);
