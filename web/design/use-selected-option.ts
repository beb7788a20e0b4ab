/** The selected option of a list box below a text field. */
import { useState, type KeyboardEvent } from 'react';

/** Ids of options are `${listId}-${place}`. An option that the keyboard selects is scrolled into view. */
export function useSelectedOption(listId: string, count: number) {
  const [selected, setSelected] = useState(0);
  const select = (place: number) => {
    setSelected(place);
    document.getElementById(`${listId}-${place}`)?.scrollIntoView({ block: 'nearest' });
  };
  /** Returns whether the key is an arrow. */
  const selectByArrow = ({ key }: KeyboardEvent): boolean => {
    if (key === 'ArrowDown') select(Math.max(0, Math.min(selected + 1, count - 1)));
    else if (key === 'ArrowUp') select(Math.max(selected - 1, 0));
    else return false;
    return true;
  };
  return { selected, selectFirst: () => select(0), selectByArrow, selectByMouse: setSelected };
}
