/** How many things are done at once: each waits for the table most of the time; of many more, most would wait for a connection to it. */
const mostAtOnce = 8;

/**
 * Does something with each of many, several at once. One that fails does not keep the others from being tried.
 * @throws the first failure, after all have been tried
 */
export async function severalAtOnce<Thing>(
  things: Iterable<Thing> | AsyncIterable<Thing>,
  work: (thing: Thing) => Promise<void>,
): Promise<void> {
  const iterator = Symbol.asyncIterator in things ? things[Symbol.asyncIterator]() : things[Symbol.iterator]();
  const failures: unknown[] = [];
  const inTurn = async (): Promise<void> => {
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      await work(next.value).catch((error: unknown) => failures.push(error));
    }
  };
  const turns = await Promise.allSettled(Array.from({ length: mostAtOnce }, inTurn));
  // The list itself could not be read to its end.
  failures.push(...turns.flatMap((turn) => (turn.status === 'rejected' ? [turn.reason as unknown] : [])));
  if (failures.length > 0) throw failures[0];
}
