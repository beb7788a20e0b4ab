/** An answering group (ACD): the colleagues whose telephones ring when a customer calls one number. */
import type { AnsweringGroupId, UserId } from './ids.ts';
import type { Pointer, ScheduleTarget } from './schedule-target.ts';

/** In which order telephones ring. */
export const strategies = ['ring-all', 'longest-idle', 'round-robin', 'in-order'] as const;
export type Strategy = (typeof strategies)[number];

/** How many colleagues a group may have: as many as one transaction (100 items, DynamoDB's quota) can let go when the group is deleted. */
export const mostAgents = 80;

export interface Agent {
  readonly userId: UserId;
  /** Whether the group's calls ring at this colleague's telephone now. */
  readonly loggedIn: boolean;
}

export interface AnsweringGroup extends ScheduleTarget {
  readonly id: AnsweringGroupId;
  readonly strategy: Strategy;
  /** Each colleague once; their order is the order of `in-order`. */
  readonly agents: readonly Agent[];
}

/**
 * What an administrator should know of a group that is otherwise in order. Whether those who are logged in may sign in is told of the users:
 * it changes with the dates of each, and a page of 25 groups would have to read up to 750 of them.
 */
export const warningsOf = ({ agents }: Pick<AnsweringGroup, 'agents'>): readonly 'nobody-logged-in'[] =>
  agents.some(({ loggedIn }) => loggedIn) ? [] : ['nobody-logged-in'];

/** The users whom a group points at: its agents. */
export const agentPointers = ({ agents }: Pick<AnsweringGroup, 'agents'>): readonly Pointer<UserId>[] =>
  agents.map(({ userId }, place) => ({ field: `agents[${place}].userId`, id: userId }));
