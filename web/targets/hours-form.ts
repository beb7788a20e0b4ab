/** Opening hours in a form: day by day, always open or not. */
import {
  isTimeOfDay,
  overlapOf,
  weekdays,
  type OpeningHours,
  type OpeningInterval,
  type Weekday,
} from '../../domain/opening-hours.ts';
import { readTimeOfDay } from '../design/time.ts';

export interface HoursForm {
  readonly always: boolean;
  readonly days: Readonly<Record<Weekday, readonly OpeningInterval[]>>;
}

const noDay: HoursForm['days'] = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

/** What is filled in first when hours are wanted: an office's. */
export const officeHours: OpeningInterval = { from: '08:00', to: '17:00' };

/** As the form shows them; null is always open. */
export const hoursForm = (hours: OpeningHours | null): HoursForm => ({
  always: hours === null,
  days: { ...noDay, ...hours },
});

/** As the API takes them: days without hours are left out. */
export function hoursBody({ always, days }: HoursForm): Partial<Record<Weekday, OpeningInterval[]>> | null {
  if (always) return null;
  return Object.fromEntries(
    weekdays.filter((day) => days[day].length > 0).map((day) => [day, days[day].map(({ from, to }) => ({ from, to }))]),
  );
}

/** `openingHours.mon[1].from` and `openingHours.mon[1]` as places of the form; null when it is none of the hours. */
export function hoursPlace(field: string): `openingHours.days.${Weekday}.${number}.${'from' | 'to'}` | null {
  const [, day, place, part] = /^openingHours\.(\w+)\[(\d+)\](?:\.(from|to))?$/.exec(field) ?? [];
  const weekday = weekdays.find((each) => each === day);
  if (weekday === undefined) return null;
  return `openingHours.days.${weekday}.${Number(place)}.${part === 'to' ? 'to' : 'from'}`;
}

/** Whether an interval that ends so closes a minute before midnight, which is rarely meant: *23:59* for *00:00*. @param to as it is typed */
export const endsBeforeMidnight = (to: string): boolean => readTimeOfDay(to) === '23:59';

/** The interval before it that the one at a place goes into; null when that is not so, or not all are times yet. */
export function overlapIn(
  form: HoursForm,
  day: Weekday,
  place: number,
): (OpeningInterval & { weekday: Weekday }) | null {
  const hours = hoursBody(form);
  const areTimes = Object.values(hours ?? {})
    .flat()
    .every(({ from, to }) => isTimeOfDay(from) && isTimeOfDay(to));
  const overlap = hours === null || !areTimes ? null : overlapOf(hours);
  if (overlap?.weekday !== day || overlap.place !== place) return null;
  const other = hours?.[overlap.other.weekday]?.[overlap.other.place];
  return other === undefined ? null : { ...other, weekday: overlap.other.weekday };
}
