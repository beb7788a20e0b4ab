/** An order as it came in, line by line, and what is wrong with it. */
import type { createSubscriptionOrder } from '../../contract/subscription-orders.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { DomainError, unknownReference, type FieldError } from '../../domain/domain-error.ts';
import type { Iccid } from '../../domain/iccid.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { E164 } from '../../domain/phone-number.ts';
import { numberAt, type PoolNumber, type PoolNumberKind } from '../../domain/pool-number.ts';
import { simCardProducts, type PostalAddress } from '../../domain/subscription-order.ts';
import { withNumber } from '../../domain/user-numbers.ts';
import { statusOf, type User } from '../../domain/user.ts';
import type { RequestOf } from '../request.ts';

export type OrderBody = RequestOf<typeof createSubscriptionOrder>['body'];

/** What one user gets. `path` begins the names of its fields. */
export interface OrderLine {
  readonly path: string;
  readonly userId: UserId;
  readonly iccid: Iccid | null;
  readonly shipTo: PostalAddress | null;
  /** One of the pool. */
  readonly number: E164 | null;
  /** One that moves here. */
  readonly port: PortChoice | null;
}

type Line = NonNullable<OrderBody['lines']>[number];
export type PortChoice = NonNullable<NonNullable<Line['number']>['port']>;

const lineOf = ({ userId, sim, number }: Line, path: string): OrderLine => ({
  path,
  userId,
  iccid: sim?.iccid ?? null,
  shipTo: sim?.shipTo ?? null,
  number: number?.new ?? null,
  port: number?.port ?? null,
});

/** The lines of an order; one for an order without `lines`. */
export function linesOf({ lines, userId, sim, number }: OrderBody): readonly OrderLine[] {
  if (lines !== undefined) return lines.map((line, place) => lineOf(line, `lines[${place}].`));
  // The contract holds an order without lines to having a user.
  return [lineOf({ userId: userId as UserId, sim, number }, '')];
}

/** What the products of an order need. */
export const needsOf = (products: readonly string[]) => {
  const base = currentCatalogue.products.find(({ code, kind }) => kind === 'base' && products.includes(code));
  const cards = simCardProducts(currentCatalogue, products);
  return {
    numberKind: base?.numberKind ?? null,
    /** Whether the base plan has a SIM card. */
    needsSim: base?.needsSim ?? false,
    cards,
    addonCards: cards.filter((code) => code !== base?.code),
  };
};

/** What is missing in a line, or not needed, and what two lines name. Judged without the table. */
export function lineErrors(body: OrderBody, lines: readonly OrderLine[]): readonly FieldError[] {
  const { numberKind, needsSim, addonCards } = needsOf(body.products);
  const presence = (field: string, isGiven: boolean, isNeeded: boolean): readonly FieldError[] =>
    isGiven === isNeeded ? [] : [{ field, code: isNeeded ? 'required' : 'not-needed' }];
  const doubled = (field: string, values: readonly (string | null)[]): readonly FieldError[] =>
    values.flatMap((value, place) =>
      value !== null && values.indexOf(value) < place
        ? [{ field: `${lines[place]?.path}${field}`, code: 'doubled' as const }]
        : [],
    );
  const needsAddress = addonCards.length > 0 && lines.some(({ iccid }) => iccid !== null);
  return [
    ...lines.flatMap(({ path, iccid, shipTo, number, port }) => [
      ...presence(`${path}sim`, iccid !== null || shipTo !== null, needsSim),
      ...presence(`${path}number`, number !== null || port !== null, numberKind !== null),
    ]),
    ...presence('addonsShipTo', body.addonsShipTo !== undefined, needsAddress),
    ...doubled(
      'userId',
      lines.map(({ userId }) => userId),
    ),
    ...doubled(
      'number.new',
      lines.map(({ number }) => number),
    ),
    ...doubled(
      'number.port.documentId',
      lines.map(({ port }) => port?.documentId ?? null),
    ),
    ...doubled(
      'sim.iccid',
      lines.map(({ iccid }) => iccid),
    ),
  ];
}

/**
 * What is wrong with the users of an order.
 * @param of a line its number, and the moment of its activation: a user who is deactivated by then cannot have a subscription
 */
export function userErrors(
  lines: readonly OrderLine[],
  users: readonly User[],
  products: readonly string[],
  of: (line: OrderLine) => { readonly number: E164 | null; readonly at: EpochMilliseconds },
): readonly FieldError[] {
  const { numberKind } = needsOf(products);
  return lines.flatMap((line): readonly FieldError[] => {
    const field = `${line.path}userId`;
    const { number, at } = of(line);
    const user = users.find(({ id }) => id === line.userId);
    if (!user || user.deletedAt !== null) return [unknownReference(field)];
    if (statusOf(user, at) === 'deactivated') return [{ field, code: 'user-deactivated' }];
    const hasRoom = number === null || numberKind === null || withNumber(user, number, numberKind) !== null;
    return hasRoom ? [] : [{ field, code: 'too-many-numbers' }];
  });
}

const kindNames = {
  mobile: { sv: 'ett mobilnummer', en: 'a mobile number' },
  geographic: { sv: 'ett fast nummer', en: 'a landline number' },
} as const satisfies Record<PoolNumberKind, Record<Language, string>>;

/** The error of a number of another kind than the base plan has. */
export const wrongNumberKind = (field: string, kind: PoolNumberKind, language: Language): FieldError => ({
  field,
  code: 'wrong-number-kind',
  values: { kind: kindNames[kind][language] },
});

/** The numbers of lines as they are now. @throws DomainError `invalid-request` for a wrong kind, `number-not-available` */
export function orderedNumbers(
  lines: readonly OrderLine[],
  pool: ReadonlyMap<E164, PoolNumber>,
  {
    products,
    language,
    now,
    isAvailable,
  }: {
    readonly products: readonly string[];
    readonly language: Language;
    readonly now: EpochMilliseconds;
    readonly isAvailable: (number: PoolNumber) => boolean;
  },
): ReadonlyMap<E164, PoolNumber> {
  const { numberKind } = needsOf(products);
  const named = lines.flatMap(({ path, number }) => {
    if (number === null) return [];
    const pooled = pool.get(number);
    return [{ field: `${path}number.new`, number, pooled: pooled && numberAt(pooled, now) }];
  });
  // Of a number that somebody else has, nothing is said but that it is not available.
  const ofWrongKind = named.filter(
    ({ pooled }) => pooled && isAvailable(pooled) && numberKind !== null && pooled.kind !== numberKind,
  );
  if (ofWrongKind.length > 0 && numberKind !== null)
    throw new DomainError('invalid-request', {
      errors: ofWrongKind.map(({ field }) => wrongNumberKind(field, numberKind, language)),
    });
  const taken = named.filter(({ pooled }) => !pooled || !isAvailable(pooled));
  if (taken.length > 0)
    throw new DomainError('number-not-available', {
      errors: taken.map(({ field }) => ({ field, code: 'number-not-available' })),
    });
  return new Map(named.flatMap(({ number, pooled }) => (pooled ? [[number, pooled] as const] : [])));
}
