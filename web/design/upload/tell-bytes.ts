import type { Language } from '../../../domain/language.ts';
import { localeOf } from '../time.ts';

const megabyte = 1024 * 1024;

/** The size of a file as people read it: *3,2 MB*, *120 kB*. */
export function tellBytes(bytes: number, language: Language): string {
  const isLarge = bytes >= megabyte;
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / megabyte : Math.max(1, bytes / 1024));
}
