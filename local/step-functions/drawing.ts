/** Where the states of a definition are on a drawing: each in the row after the last one that leads to it, loops apart. */
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
  const rows = new Map<string, number>([[StartAt, 0]]);
  // In breadth: a state that is reached in several ways is where the shortest one leads.
  for (const queue = [StartAt]; queue.length > 0;) {
    const from = queue.shift() as string;
    for (const { to } of ways.filter((way) => way.from === from)) {
      if (rows.has(to)) continue;
      rows.set(to, (rows.get(from) ?? 0) + 1);
      queue.push(to);
    }
  }
  const inRow = new Map<number, number>();
  const states = [...rows].map(([name, row]) => {
    const column = inRow.get(row) ?? 0;
    inRow.set(row, column + 1);
    const { Type: type, Comment: comment = null } = States[name] as State;
    return { name, type, comment, row, column };
  });
  return { states, ways: ways.filter(({ from }) => rows.has(from)) };
}
