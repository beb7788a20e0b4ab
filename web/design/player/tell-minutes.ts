import { localeOf } from '../time.ts';
import type { Language } from '../../../domain/language.ts';

/** What is shorter than a second is one. */
const wholeSeconds = (seconds: number): number => (seconds > 0 && seconds < 1 ? 1 : Math.round(seconds));

/** A length as players show it: 72.4 → *1:12*. */
export function tellMinutes(seconds: number): string {
  const whole = wholeSeconds(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** A length in words, to be read aloud: 72.4 → *1 minut 12 sekunder*. */
export function tellLength(seconds: number, language: Language): string {
  const whole = wholeSeconds(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  const inUnit = (unit: 'minute' | 'second', count: number): string =>
    new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  const parts = [minutes > 0 && inUnit('minute', minutes), (rest > 0 || minutes === 0) && inUnit('second', rest)];
  return parts.filter((part) => part !== false).join(' ');
}
