/** The day on which subscriptions usually end. */

/** The first day of the month after `today`, and not before the binding has run out. Dates, `2026-12-24`. */
export function usualEnd(today: string, boundUntil: string | null): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const first = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  return boundUntil !== null && boundUntil > first ? boundUntil : first;
}
