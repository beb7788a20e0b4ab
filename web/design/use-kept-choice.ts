/** Which rows of a list are chosen, kept with the list's place in the history: whoever looks elsewhere and comes back finds them so. */
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { nothingChosen, type Chosen } from './chosen.ts';

/** Who changes the address by `replace` hands on the location's state. */
export function useKeptChoice(): readonly [Chosen, (chosen: Chosen) => void] {
  const location = useLocation();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(() => chosenIn(location.state));
  const choose = (next: Chosen): void => {
    setChosen(next);
    const state = { chosen: next === 'all' ? next : [...next] };
    void navigate(location, { replace: true, state, preventScrollReset: true });
  };
  return [chosen, choose];
}

function chosenIn(state: unknown): Chosen {
  if (typeof state !== 'object' || state === null || !('chosen' in state)) return nothingChosen;
  if (state.chosen === 'all') return 'all';
  return Array.isArray(state.chosen) ? new Set(state.chosen.map(String)) : nothingChosen;
}
