/**
 * Answering groups and IVR menus as items. A page of 25 of them must fit in two read units, and one of them beside twenty links in
 * one: ids without their kind where it is known, destinations as one text each, and what is null left out.
 */
import * as z from 'zod';
import { strategies, type Agent, type AnsweringGroup } from '../../domain/answering-group.ts';
import { idFrom, ulidOf, type AnsweringGroupId, type IvrMenuId } from '../../domain/ids.ts';
import { inKeyOrder, menuKeys, type Destination, type IvrMenu } from '../../domain/ivr-menu.ts';
import { weekdays, type OpeningHours } from '../../domain/opening-hours.ts';
import type { E164 } from '../../domain/phone-number.ts';
import { targetKindOf, type ScheduleTarget } from '../../domain/schedule-target.ts';
import { targetStates } from '../../domain/schedule.ts';
import type { Item } from './client.ts';
import { e164, ulid } from './stored-values.ts';

export type TargetId = AnsweringGroupId | IvrMenuId;
export type Target = AnsweringGroup | IvrMenu;
export interface TargetsByKind {
  'answering-group': AnsweringGroup;
  'ivr-menu': IvrMenu;
}
/** The target that an id of its kind names. */
export type TargetOf<Id extends TargetId> = Id extends AnsweringGroupId ? AnsweringGroup : IvrMenu;

const commonSchema = z.object({
  name: z.string(),
  number: e164.optional(),
  hours: z.partialRecord(z.enum(weekdays), z.array(z.string().length(11))).optional(),
  closedMessage: ulid.optional(),
  override: z.object({ state: z.enum(targetStates), since: z.number(), until: z.number() }).optional(),
  overrideVersion: z.number().optional(),
  createdAt: z.string(),
  version: z.number(),
  revision: z.number(),
});
const groupSchema = commonSchema.extend({ strategy: z.enum(strategies), agents: z.array(z.string()) });
const menuSchema = commonSchema.extend({
  greetingMessage: ulid.optional(),
  leads: z.partialRecord(z.enum(menuKeys), z.string()),
});

/** What the item of a target and its row in the list both bear. */
export function targetAttributes(target: Target): Item {
  const { name, number, openingHours, closedMessageId, override, overrideVersion, createdAt, version, revision } =
    target;
  return {
    name,
    number: number ?? undefined,
    hours: openingHours === null ? undefined : writeHours(openingHours),
    closedMessage: closedMessageId === null ? undefined : ulidOf(closedMessageId),
    override: override ?? undefined,
    overrideVersion: overrideVersion === 0 ? undefined : overrideVersion,
    createdAt,
    version,
    revision,
    ...('agents' in target ? groupAttributes(target) : menuAttributes(target)),
  };
}

const groupAttributes = ({ strategy, agents }: AnsweringGroup): Item => ({
  strategy,
  agents: agents.map(({ userId, loggedIn }) => (loggedIn ? '+' : '-') + ulidOf(userId)),
});

const menuAttributes = ({ greetingMessageId, keys }: IvrMenu): Item => ({
  greetingMessage: greetingMessageId === null ? undefined : ulidOf(greetingMessageId),
  leads: Object.fromEntries(Object.entries(keys).map(([key, to]) => [key, to.kind === 'number' ? to.number : to.id])),
});

/** A target from its item or row. @throws ZodError when the item is none */
export function parseTarget<Id extends TargetId>(id: Id, item: Item): TargetOf<Id> {
  const target =
    targetKindOf(id) === 'answering-group'
      ? parseGroup(id as AnsweringGroupId, item)
      : parseMenu(id as IvrMenuId, item);
  return target as TargetOf<Id>;
}

function parseGroup(id: AnsweringGroupId, item: Item): AnsweringGroup {
  const { strategy, agents, ...common } = groupSchema.parse(item);
  return { id, ...readCommon(common), strategy, agents: agents.map(readAgent) };
}

function parseMenu(id: IvrMenuId, item: Item): IvrMenu {
  const { greetingMessage, leads, ...common } = menuSchema.parse(item);
  const keys = Object.fromEntries(Object.entries(leads).map(([key, to]) => [key, readDestination(to)]));
  return {
    id,
    ...readCommon(common),
    greetingMessageId: greetingMessage === undefined ? null : idFrom('msg', greetingMessage),
    keys: inKeyOrder(keys),
  };
}

const readCommon = ({
  number,
  hours,
  closedMessage,
  override,
  ...rest
}: z.output<typeof commonSchema>): Omit<ScheduleTarget, 'id'> => ({
  name: rest.name,
  number: number ?? null,
  openingHours: hours === undefined ? null : readHours(hours),
  closedMessageId: closedMessage === undefined ? null : idFrom('msg', closedMessage),
  override: override ?? null,
  overrideVersion: rest.overrideVersion ?? 0,
  createdAt: rest.createdAt,
  version: rest.version,
  revision: rest.revision,
});

const readAgent = (agent: string): Agent => ({
  userId: idFrom('usr', agent.slice(1)),
  loggedIn: agent.startsWith('+'),
});

const destinationKinds = { usr: 'user', grp: 'answering-group', mnu: 'ivr-menu', msg: 'message' } as const;

/** An id says of which kind it is; a number begins with `+`. */
function readDestination(to: string): Destination {
  if (to.startsWith('+')) return { kind: 'number', number: to as E164 };
  const kind = destinationKinds[to.slice(0, 3) as keyof typeof destinationKinds];
  return { kind, id: to } as Destination;
}

const writeHours = (hours: OpeningHours): Item =>
  Object.fromEntries(
    Object.entries(hours).map(([weekday, intervals]) => [weekday, intervals.map(({ from, to }) => `${from}-${to}`)]),
  );

/** In the order of the week: equal hours are written equally. */
const readHours = (hours: z.output<typeof commonSchema>['hours'] & object): OpeningHours =>
  Object.fromEntries(
    weekdays.flatMap((weekday) => {
      const intervals = hours[weekday];
      return intervals === undefined
        ? []
        : [[weekday, intervals.map((interval) => ({ from: interval.slice(0, 5), to: interval.slice(6) }))]];
    }),
  );
