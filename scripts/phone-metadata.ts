/**
 * Cuts out of libphonenumber's metadata what the product reads: how Swedish numbers are built, which country a calling code is, and
 * which series of other countries cost extra. A twentieth of it. Run after an upgrade of libphonenumber-js; a test holds the files to the
 * package.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MetadataJson } from 'libphonenumber-js/core';

const source = (name: string): string =>
  join(import.meta.dirname, `../node_modules/libphonenumber-js/metadata.${name}.json`);
const read = async <Metadata>(name: string): Promise<Metadata> =>
  JSON.parse(await readFile(source(name), 'utf8')) as Metadata;

/** The places in a country's metadata that are read here: see `source/metadata.js` of libphonenumber-js. */
type CountryMetadata = readonly unknown[] & {
  readonly 10: string | 0;
  /** Patterns of national numbers by type; 0 or missing: there are none of that type. */
  readonly 11?: readonly (readonly [string] | 0)[];
};
interface FullMetadata {
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  readonly countries: Readonly<Record<string, CountryMetadata>>;
}

/** Places of the types that whoever calls pays extra for, or pays somebody else for: premium, personal, pager, shared cost. */
const costlyTypes = [3, 4, 7, 9];

async function swedishMetadata(): Promise<object> {
  const { version, countries } = await read<MetadataJson & { version: number }>('min');
  return { version, country_calling_codes: { 46: ['SE'] }, countries: { SE: countries.SE } };
}

/** `{ "47": "NO:[02-689]|7[0-8] SJ:79" }`: the countries of a calling code, with how their national numbers begin where that distinguishes them. */
async function callingCodes(): Promise<object> {
  const { country_calling_codes: codes, countries } = await read<FullMetadata>('max');
  const entry = (country: string, { length }: readonly string[]): string => {
    const begins = countries[country]?.[10] ?? 0;
    return length > 1 && begins !== 0 ? `${country}:${begins}` : country;
  };
  return mapValues(codes, (all) => all.map((country) => entry(country, all)).join(' '));
}

/** `{ "45": "90" }`: how national numbers of costly series begin, by calling code. Swedish ones are refused by the parser. */
async function costlySeries(): Promise<object> {
  const { country_calling_codes: codes, countries } = await read<FullMetadata>('max');
  const series = mapValues(codes, ([main = '']) => {
    const patterns = costlyTypes.flatMap((type) => {
      const numbers = countries[main]?.[11]?.[type] ?? 0;
      return numbers === 0 ? [] : [numbers[0]];
    });
    return [...new Set(patterns.flatMap(alternatives).map(beginning))].join('|');
  });
  return Object.fromEntries(Object.entries(series).filter(([code, begins]) => code !== '46' && begins !== ''));
}

/** The alternatives of a pattern that are in no group. */
function alternatives(pattern: string): readonly string[] {
  let depth = 0;
  const parts = [''];
  for (const [token] of pattern.matchAll(/\\.|./g)) {
    if ('(['.includes(token)) depth += 1;
    else if (')]'.includes(token)) depth -= 1;
    if (token === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

/** A pattern without the subscriber's digits at its end: too many digits are dialled all the same. */
const beginning = (pattern: string): string => pattern.replace(/(\\d(\{\d+(,\d+)?\})?)+$/, '');

const mapValues = <Value, Mapped>(
  values: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Readonly<Record<string, Mapped>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));

interface PhoneMetadata {
  readonly name: string;
  readonly file: string;
  /** The file's text, from the installed package. */
  readonly make: () => Promise<string>;
}

const folder = join(import.meta.dirname, '../domain');
/** The files, with how each is made from the installed package. */
export const phoneMetadata: readonly PhoneMetadata[] = (
  [
    ['swedish-phone-metadata.json', swedishMetadata],
    ['calling-codes.json', callingCodes],
    ['costly-series.json', costlySeries],
  ] as const
).map(([name, make]) => ({
  name,
  file: join(folder, name),
  make: async () => `${JSON.stringify(await make(), null, 2)}\n`,
}));

if (import.meta.main) for (const { file, make } of phoneMetadata) await writeFile(file, await make());
