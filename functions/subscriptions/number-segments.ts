/** Lists of numbers, made of segments one after the other: those of an organisation by kind, then those that the operator has available. */
import { listOrganizationDue, type Due } from '../../adapters/table/due.ts';
import type { Table } from '../../adapters/table/client.ts';
import { findPoolNumbers, listPoolNumbers } from '../../adapters/table/pool-numbers.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { E164 } from '../../domain/phone-number.ts';
import { numberAt, type PoolNumber, type PoolNumberKind, type PoolNumberStatus } from '../../domain/pool-number.ts';

interface SegmentPage {
  readonly numbers: readonly PoolNumber[];
  /** The last number read; null at the end of the segment. */
  readonly last: E164 | null;
}
export type Segment = (after: E164 | null, limit: number) => Promise<SegmentPage>;

/** Where a list goes on. */
export interface NumberPosition {
  readonly segment: number;
  readonly after: E164 | null;
}

/** Fills a page from segments, in their order. */
export async function listSegments(
  segments: readonly Segment[],
  { from, limit }: { readonly from: NumberPosition | null; readonly limit: number },
): Promise<{ readonly numbers: readonly PoolNumber[]; readonly next: NumberPosition | null }> {
  let { segment, after } = from ?? { segment: 0, after: null };
  const numbers: PoolNumber[] = [];
  for (let read = segments[segment]; read !== undefined && numbers.length < limit; read = segments[segment]) {
    const page = await read(after, limit - numbers.length);
    numbers.push(...page.numbers);
    if (page.last === null) segment += 1;
    after = page.last;
  }
  return { numbers, next: segment < segments.length ? { segment, after } : null };
}

/** The numbers of one status that an organisation has; for `available` also those that it may order from the operator's pool. */
export function numberSegments(
  table: Table,
  organization: OrganizationId,
  {
    kinds,
    status,
    now,
  }: {
    readonly kinds: readonly PoolNumberKind[];
    readonly status: PoolNumberStatus;
    readonly now: EpochMilliseconds;
  },
): readonly Segment[] {
  const ofPool = (owner: OrganizationId | null): readonly Segment[] =>
    kinds.map((kind) => async (after, limit) => {
      const { numbers, last } = await listPoolNumbers(table, owner, { kind, status, after, limit });
      // What is over is no longer reserved or in quarantine, though nobody has written that yet.
      return { numbers: numbers.filter((number) => numberAt(number, now) === number), last };
    });
  const own = ofPool(organization);
  if (status !== 'available') return own;
  return [...own, released(table, organization, { kinds, now }), ...ofPool(null)];
}

/** Those whose reservation or quarantine is over, until the settler writes that: few, since it does so every five minutes. */
const released =
  (
    table: Table,
    organization: OrganizationId,
    { kinds, now }: { readonly kinds: readonly PoolNumberKind[]; readonly now: EpochMilliseconds },
  ): Segment =>
  async (after, limit) => {
    const first = await listOrganizationDue(table, organization, now).next();
    const due: readonly Due[] = first.done ? [] : first.value;
    const ids = due.filter((each): each is Due<'pool-number'> => each.kind === 'pool-number').map(({ id }) => id);
    const found = [...(await findPoolNumbers(table, ids)).values()];
    const numbers = found
      .filter((number) => number.status !== 'available' && numberAt(number, now).status === 'available')
      .filter(({ number, kind }) => kinds.includes(kind) && (after === null || number > after))
      .toSorted((one, other) => (one.number < other.number ? -1 : 1));
    const page = numbers.slice(0, limit);
    return {
      numbers: page.map((number) => numberAt(number, now)),
      last: numbers.length > limit ? (page.at(-1)?.number ?? null) : null,
    };
  };
