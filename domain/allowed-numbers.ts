/**
 * Where keys may lead outside the organisation. Whoever gets hold of an administrator's session can lead calls to numbers that pay the one
 * who owns them; so the organisation says which countries it calls, and series that cost extra are never among them. ADR 0038.
 */
import costlySeries from './costly-series.json' with { type: 'json' };
import { countriesOf, splitNumber, type Country } from './country.ts';
import type { FieldError } from './domain-error.ts';
import { menuKeys, type IvrMenu, type MenuKey } from './ivr-menu.ts';
import type { E164 } from './phone-number.ts';

const series: Readonly<Record<string, string>> = costlySeries;

/**
 * What numbering plans set aside as a whole, where libphonenumber knows the allocated parts alone: 09 in the United Kingdom (Ofcom), 82 in
 * Norway (Nkom), 90 in Iceland (Fjarskiptastofa), the service numbers 0100, 0200 and 0202 in Finland (Traficom).
 */
const costlyWhole: Readonly<Record<string, string>> = { 44: '9', 47: '82', 354: '90', 358: '[12]00|202' };

/**
 * Whether a number of another country is in a series for which the caller pays extra or pays the one who is called: premium, shared cost, personal numbers,
 * pagers. It goes by how the number begins: digits too many are dialled all the same.
 */
function isCostly(number: E164): boolean {
  const { callingCode = '', rest = '' } = splitNumber(number) ?? {};
  return [series[callingCode], costlyWhole[callingCode]].some(
    (begins) => begins !== undefined && new RegExp(`^(?:${begins})`).test(rest),
  );
}

/** What is wrong with the numbers that keys lead to. Swedish ones that cost extra are refused where they are read. */
export const wrongNumbers = (keys: IvrMenu['keys'], allowed: readonly Country[]): readonly FieldError[] =>
  Object.entries(keys).flatMap(([key, destination]): FieldError[] => {
    if (destination.kind !== 'number') return [];
    const field = `keys.${key}.number`;
    const [country, ...others] = countriesOf(destination.number);
    if (country === undefined) return [{ field, code: 'not-a-phone-number' }];
    if (isCostly(destination.number)) return [{ field, code: 'premium-number' }];
    if ([country, ...others].some((each) => allowed.includes(each))) return [];
    return [{ field, code: 'country-not-allowed', values: { country } }];
  });

/** The keys that lead to a country, and to none that is allowed. */
export const keysToCountry = (
  keys: IvrMenu['keys'],
  country: Country,
  allowed: readonly Country[],
): readonly MenuKey[] =>
  menuKeys.filter((key) => {
    const destination = keys[key];
    if (destination?.kind !== 'number') return false;
    const found = countriesOf(destination.number);
    return found.includes(country) && !found.some((each) => allowed.includes(each));
  });
