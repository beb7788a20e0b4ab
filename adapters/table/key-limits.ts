/** What DynamoDB refuses of keys and the local engine lets pass: refused here, so that what runs locally runs in AWS. */

/** An item before its schema has parsed it. */
type Attributes = Readonly<Record<string, unknown>>;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-partition-sort-keys */
const longestBytes = { partition: 2048, sort: 1024 };

/** By the attributes that are keys, of the table and of its indexes. */
const keyAttributes: Readonly<Record<string, keyof typeof longestBytes>> = {
  pk: 'partition',
  sk: 'sort',
  entityKey: 'partition',
  actorKey: 'partition',
  dueShard: 'partition',
  dueOrganization: 'partition',
  dueAt: 'sort',
};

/** @throws Error when a key in an item, or an item's own key, is longer than DynamoDB takes, or empty */
export function assertKeysFit(item: Attributes): void {
  for (const [attribute, kind] of Object.entries(keyAttributes)) {
    const value = item[attribute];
    if (typeof value !== 'string' || fits(value, kind)) continue;
    const bytes = Buffer.byteLength(value);
    // Neither the key's value nor its length is personal data, but the value may be: it is not said.
    throw new Error(`${attribute} has ${bytes} bytes, and a ${kind} key takes 1 to ${longestBytes[kind]}`);
  }
}

const fits = (value: string, kind: keyof typeof longestBytes): boolean =>
  value !== '' && Buffer.byteLength(value) <= longestBytes[kind];

/** Sort keys as DynamoDB orders them: by their bytes. */
const compareKeys = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** Whether the place after which a query goes on is within what it asks for. DynamoDB refuses one that is not. */
export function isWithin(
  start: { readonly pk: string },
  {
    index,
    partition,
    sort,
    prefix = '',
    between,
  }: {
    readonly index?: string | undefined;
    readonly partition: string;
    readonly sort: string;
    readonly prefix?: string | undefined;
    readonly between?: readonly [string, string] | undefined;
  },
): boolean {
  // In an index, items of many partitions of the table are next to each other.
  if (index === undefined ? start.pk !== partition : !fits(start.pk, 'partition')) return false;
  const place: unknown = Reflect.get(start, sort);
  if (typeof place !== 'string' || !fits(place, 'sort')) return false;
  if (between) return compareKeys(between[0], place) <= 0 && compareKeys(place, between[1]) <= 0;
  return place.startsWith(prefix);
}
