/**
 * What a story has left behind, told so that two runs of the same story can be compared: names in the place of ids, kinds in the
 * place of instants and secrets.
 */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { ulidOf } from '../../domain/ids.ts';
import { callEngine, type AttributeValue } from '../../local/dynamodb/call.ts';
import type { House } from './house.ts';

export interface Remains {
  /** Every item of the table but counters of limits, sorted. */
  readonly items: readonly string[];
  readonly accounts: readonly string[];
  readonly texts: readonly string[];
  /** Keys and sizes in the buckets. */
  readonly files: readonly string[];
}

/** @param names what the ids of a run are called: the same thing has the same name in every run */
export async function remainsOf(
  house: House,
  endpoint: string,
  names: Readonly<Record<string, string>>,
): Promise<Remains> {
  const ids = Object.entries(names).filter(([, id]) => /^[a-z]{3}_/.test(id));
  const known = ids.map(([name, id]) => [ulidOf(id), `<${name}>`] as const);
  const told = (text: string): string =>
    known
      .reduce((all, [id, name]) => all.replaceAll(id, name), text.replaceAll(String.raw`\u0001`, '·'))
      // Of a form for an upload: what is signed says until when.
      .replaceAll(/eyJleHBpcmF0aW9u[\w+/=]+/g, '<policy>')
      .replaceAll(/\b\d{8}T\d{6}Z\b/g, '<instant>')
      .replaceAll(/[0-7][0-9A-HJKMNP-TV-Z]{25}/g, '<id>')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>')
      .replaceAll(/\b\d{13}\b/g, '<milliseconds>')
      .replaceAll(/\b1[789]\d{8}\b/g, '<seconds>')
      .replaceAll(/#DUE#\d/g, '#DUE#<shard>')
      .replaceAll(/request-\d+/g, '<request>')
      .replaceAll(/[0-9a-f]{64}|[\w-]{43}(?![\w-])/g, '<digest>')
      .replaceAll(/(?<=#)[\w-]{22}/g, '<token>');
  const { Items } = await callEngine<{ Items: Record<string, AttributeValue>[] }>(endpoint, 'Scan', {
    TableName: house.table.name,
  });
  return {
    items: Items.map((item) => unmarshall(item as never))
      // How often a thing was asked for, how often an item was written, and whether whoever had answered let go, may well differ.
      .filter(({ pk }) => !/#LIMIT|OPERATOR#LIMIT/.test(String(pk)))
      .map((item) => told(inOneOrder({ ...item, revision: undefined, leaseUntil: undefined })))
      .toSorted(),
    accounts: [...house.directory.people]
      .map(([name, { enabled }]) => told(`${name} ${enabled ? 'enabled' : 'disabled'}`))
      .toSorted(),
    texts: house.carrier.texts.map(({ to, text }) => told(`${to} ${text}`)),
    files: [...house.files.objects].map(([key, { length }]) => told(`${key} ${length}`)).toSorted(),
  };
}

/** JSON with its members sorted, also within a kept answer: the engine gives them in any order. */
const inOneOrder = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => {
    const known: unknown = typeof each === 'string' && each.startsWith('{"') ? JSON.parse(each) : each;
    if (known instanceof Set) return [...(known as ReadonlySet<string>)].toSorted();
    if (typeof known !== 'object' || known === null || Array.isArray(known)) return known;
    return Object.fromEntries(Object.entries(known).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
