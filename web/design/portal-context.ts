/** What the patterns need of the portal around them. They know neither the session nor the entities: `web/portal-provider.tsx` passes it in. */
import { createContext, useContext } from 'react';
import type { Telling } from './time.ts';

/** The names of the red days of a year, by date. */
export type RedDaysOf = (year: number) => ReadonlyMap<string, string>;

/** See {@link usePortalContext}. */
export interface PortalContextValue {
  readonly telling: Telling;
  /** Ends the session: the way on from what the reader may not see. */
  readonly logOut: () => void;
  /** The address in the portal of the thing with this id; null where nothing is shown of it. */
  readonly placeOf: (id: string) => string | null;
  /** Loads {@link RedDaysOf}, which calendars need and pages do not. */
  readonly loadRedDays: () => Promise<RedDaysOf>;
}

/** Has a value everywhere in the portal. */
export const PortalContext = createContext<PortalContextValue | null>(null);

/** @throws Error outside the portal */
export function usePortalContext(): PortalContextValue {
  const value = useContext(PortalContext);
  if (value === null) throw new Error('There is no portal around this component');
  return value;
}
