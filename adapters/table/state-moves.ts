/**
 * Things with states: an item has its state in `status`, and moves by a write that names the new state and the states that may come
 * before it. So no command depends on a state that it read, and two commands cannot both move a thing from the same state.
 */
import { updateItem, type Key, type Table } from './client.ts';
import type { Write } from './commit.ts';

/** A thing is in a state from which it cannot make the move. */
export class StateConflict extends Error {
  override readonly name = 'StateConflict';
  /** The state that it is in; null: it does not exist. */
  readonly state: string | null;

  constructor(what: string, state: string | null) {
    super(`${what} is ${state ?? 'not there'}`);
    this.state = state;
  }
}

export interface StateMove<State extends string> {
  readonly to: State;
  /** The states that may come before. */
  readonly from: readonly State[];
  /** The thing may also have no item yet. */
  readonly orAbsent?: boolean;
  /** Attributes that the item must have, unless it is absent. */
  readonly of?: Readonly<Record<string, unknown>>;
  /** Attributes that the move sets. */
  readonly set?: Readonly<Record<string, unknown>>;
}

/**
 * The write of a move. Rejects with StateConflict.
 * @param what the thing is, for the log
 */
export function stateMove<State extends string>(key: Key, what: string, move: StateMove<State>): Write {
  const { set, condition, names, values } = expressionsOf(move);
  return {
    update: key,
    set,
    condition,
    names,
    values,
    rejectWith: (existing) => new StateConflict(what, existing === null ? null : String(existing.status)),
  };
}

/** Makes a move by itself, without a transaction: UpdateItem. @returns whether the state allowed it */
export async function moveState<State extends string>(
  table: Table,
  key: Key,
  move: StateMove<State>,
): Promise<boolean> {
  const { set, condition, names, values } = expressionsOf(move);
  const { done } = await updateItem(table, key, {
    UpdateExpression: set,
    ConditionExpression: condition,
    ExpressionAttributeNames: names,
    values,
  });
  return done;
}

function expressionsOf<State extends string>({ to, from, orAbsent = false, of = {}, set = {} }: StateMove<State>) {
  const attributes = Object.entries({ status: to, ...set });
  const before = from.map((state, place) => [`:from${place}`, state] as const);
  const required = Object.entries(of);
  const isMet = [
    `#status IN (${before.map(([placeholder]) => placeholder).join(', ')})`,
    ...required.map(([name]) => `#${name} = :of_${name}`),
  ].join(' AND ');
  return {
    set: `SET ${attributes.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    condition: orAbsent ? `attribute_not_exists(pk) OR (${isMet})` : isMet,
    names: Object.fromEntries([...attributes, ...required].map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries([
      ...attributes.map(([name, value]) => [`:${name}`, value] as const),
      ...before,
      ...required.map(([name, value]) => [`:of_${name}`, value] as const),
    ]),
  };
}
