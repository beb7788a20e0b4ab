/**
 * Cuts the Swedish part out of libphonenumber's metadata: a fiftieth of it, and all that the product reads (foreign numbers are
 * told by their `+` and their length). Run after an upgrade of libphonenumber-js; a test holds the file to the package.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MetadataJson } from 'libphonenumber-js/core';

const source = join(import.meta.dirname, '../node_modules/libphonenumber-js/metadata.min.json');
export const swedishMetadataFile = join(import.meta.dirname, '../domain/swedish-phone-metadata.json');

/** The file's text, from the installed package. */
export async function swedishMetadata(): Promise<string> {
  const { version, countries } = JSON.parse(await readFile(source, 'utf8')) as MetadataJson & { version: number };
  return `${JSON.stringify({ version, country_calling_codes: { 46: ['SE'] }, countries: { SE: countries.SE } }, null, 2)}\n`;
}

if (import.meta.main) await writeFile(swedishMetadataFile, await swedishMetadata());
