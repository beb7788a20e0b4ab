/** What a country is called in a language: the browser knows. */
import type { Country } from '../../domain/country.ts';
import type { Language } from '../../domain/language.ts';
import { localeOf } from './time.ts';

/** `NO` → *Norge*. */
export const countryName = (country: Country, language: Language): string =>
  new Intl.DisplayNames([localeOf(language)], { type: 'region' }).of(country) ?? country;
