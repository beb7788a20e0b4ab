/**
 * Where the states of a definition are on a drawing: each in the column after the first one that leads to it, in its row where that is
 * free. Many waits side by side would be too wide to read; below each other they are a list.
 */
import type { Definition, State } from './definition.ts';

export interface DrawnState {
  readonly name: string;
  readonly type: State['Type'];
  readonly comment: string | null;
  readonly row: number;
  readonly column: number;
}
export interface DrawnWay {
  readonly from: string;
  readonly to: string;
  /** Taken after an error. */
  readonly isCaught: boolean;
}

function waysFrom(name: string, state: State): readonly DrawnWay[] {
  const to = (target: string | undefined, isCaught = false): readonly DrawnWay[] =>
    target === undefined ? [] : [{ from: name, to: target, isCaught }];
  const ways = [
    ...('Next' in state ? to(state.Next) : []),
    ...(state.Type === 'Choice' ? [...state.Choices.flatMap(({ Next }) => to(Next)), ...to(state.Default)] : []),
    ...(state.Type === 'Task' ? state.Catch.flatMap(({ Next }) => to(Next, true)) : []),
  ];
  return ways.filter((way, place) => ways.findIndex((other) => other.to === way.to) === place);
}

export function drawingOf({ StartAt, States }: Definition): {
  readonly states: readonly DrawnState[];
  readonly ways: readonly DrawnWay[];
} {
  const ways = Object.entries(States).flatMap(([name, state]) => waysFrom(name, state));
  const places = new Map<string, { readonly column: number; readonly row: number }>([[StartAt, { column: 0, row: 0 }]]);
  const freeRows = new Map<number, number>();
  // In breadth: a state that is reached in several ways is where the shortest one leads.
  for (const queue = [StartAt]; queue.length > 0;) {
    const from = queue.shift() as string;
    const before = places.get(from) ?? { column: 0, row: 0 };
    for (const { to } of ways.filter((way) => way.from === from)) {
      if (places.has(to)) continue;
      const column = before.column + 1;
      const row = Math.max(before.row, freeRows.get(column) ?? 0);
      places.set(to, { column, row });
      freeRows.set(column, row + 1);
      queue.push(to);
    }
  }
  const states = [...places].map(([name, place]) => {
    const { Type: type, Comment: comment = null } = States[name] as State;
    return { name, type, comment, ...place };
  });
  return { states, ways: ways.filter(({ from }) => places.has(from)) };
}
