/** Which rows of a list are chosen, to do something with all of them at once. */

/** All there are, on other pages too; or those with these ids, whether they are shown just now or not. */
export type Chosen = 'all' | ReadonlySet<string>;

/** No row. */
export const nothingChosen: Chosen = new Set();

/** Whether the row with that id is chosen. */
export const isChosen = (chosen: Chosen, id: string): boolean => chosen === 'all' || chosen.has(id);

/** What is left of a choice among the rows that there are: one that has been deleted meanwhile is not chosen any more. */
export const stillChosen = (chosen: Chosen, existing: readonly string[]): Chosen =>
  chosen === 'all' ? chosen : new Set(existing.filter((id) => chosen.has(id)));

/** A click on a row's box. Where all were chosen, those that are shown stay, but for the one; of the others nobody said anything. */
export function toggled(chosen: Chosen, id: string, shown: readonly string[]): Chosen {
  const ids = new Set(chosen === 'all' ? shown : chosen);
  if (!ids.delete(id)) ids.add(id);
  return ids;
}

/** What the box in the list's head shows: whether none, some or all of the rows that are shown are chosen. */
export function headState(chosen: Chosen, shown: readonly string[]): 'none' | 'some' | 'all' {
  if (chosen === 'all') return 'all';
  if (chosen.size === 0) return 'none';
  return shown.length > 0 && shown.every((id) => chosen.has(id)) ? 'all' : 'some';
}

/**
 * A click on the box in the head. A list that is narrowed by a search gives those that it shows: all there are would be more
 * than one sees, and more than one meant.
 */
export function headToggled(chosen: Chosen, shown: readonly string[], isNarrowed: boolean): Chosen {
  const isFull = headState(chosen, shown) === 'all';
  if (!isNarrowed) return isFull ? nothingChosen : 'all';
  if (chosen === 'all') return nothingChosen;
  return new Set(isFull ? [...chosen].filter((id) => !shown.includes(id)) : [...chosen, ...shown]);
}
