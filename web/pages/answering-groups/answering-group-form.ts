/** The form of an answering group, and the way from what is typed to what the API takes. */
import type { AnsweringGroupReply } from '../../../contract/answering-groups.ts';
import type { Strategy } from '../../../domain/answering-group.ts';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import type { Request } from '../../api/routes.ts';
import { changedFields, sameValue } from '../../design/conflict.ts';
import { hoursBody, hoursForm, hoursPlace, type HoursForm } from '../../targets/hours-form.ts';

export interface AgentForm {
  readonly userId: string;
  readonly loggedIn: boolean;
}

export interface AnsweringGroupForm {
  readonly name: string;
  readonly number: string;
  readonly strategy: Strategy;
  readonly agents: readonly AgentForm[];
  readonly openingHours: HoursForm;
  /** Empty: none. */
  readonly closedMessageId: string;
}

type NewGroup = NonNullable<Request<'createAnsweringGroup'>['body']>;
type GroupChange = NonNullable<Request<'updateAnsweringGroup'>['body']>;

export const emptyAnsweringGroup: AnsweringGroupForm = {
  name: '',
  number: '',
  strategy: 'ring-all',
  agents: [],
  openingHours: hoursForm(null),
  closedMessageId: '',
};

/** A group as the form shows it. */
export const answeringGroupForm = (group: AnsweringGroupReply): AnsweringGroupForm => ({
  name: group.name,
  number: group.number === null ? '' : formatPhoneNumber(group.number),
  strategy: group.strategy,
  agents: group.agents,
  openingHours: hoursForm(group.openingHours),
  closedMessageId: group.closedMessageId ?? '',
});

/** What the API takes. */
export const answeringGroupBody = (form: AnsweringGroupForm): NewGroup => ({
  name: form.name,
  number: form.number.trim() === '' ? null : form.number,
  strategy: form.strategy,
  agents: form.agents.map(({ userId, loggedIn }) => ({ userId, loggedIn })),
  openingHours: hoursBody(form.openingHours),
  closedMessageId: form.closedMessageId === '' ? null : form.closedMessageId,
});

/** What the API takes of a change: the fields that stand otherwise in the form than they did. */
export const answeringGroupChange = (before: AnsweringGroupForm, typed: AnsweringGroupForm): GroupChange =>
  changedFields(answeringGroupBody(before), answeringGroupBody(typed));

/** The place in the form of a field that the API names; null when none. */
export function answeringGroupPlace(field: string) {
  if (field === 'name' || field === 'number' || field === 'strategy' || field === 'closedMessageId') return field;
  const agent = /^agents\[(\d+)\]/.exec(field)?.[1];
  return agent === undefined ? hoursPlace(field) : (`agents.${Number(agent)}.userId` as const);
}

/** So many names are read at a glance. */
const mostTold = 12;

/**
 * Which agents of one version are told beside the other version: all of them, in their order; of a long list those that the other
 * version does not have so, and how many are `alike`. Long lists that differ only in their order are told whole.
 */
export function agentsToTell(
  agents: readonly AgentForm[],
  others: readonly AgentForm[],
): { readonly told: readonly AgentForm[]; readonly alike: number } {
  const without = (some: readonly AgentForm[], known: readonly AgentForm[]): readonly AgentForm[] =>
    some.filter((agent) => !known.some((each) => sameValue(each, agent)));
  const [own, theirs] = [without(agents, others), without(others, agents)];
  const isShort = Math.max(agents.length, others.length) <= mostTold;
  if (isShort || own.length + theirs.length === 0) return { told: agents, alike: 0 };
  return { told: own, alike: agents.length - own.length };
}
