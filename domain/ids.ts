/**
 * Identifiers. Each carries its kind, so that a stray one in a log or a ticket says what it is: `usr_01J…`.
 *
 * The text after the prefix is a ULID: 26 characters of Crockford base 32, sortable by time of creation.
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/**
 * An organisation whose right to be touched has been proved. Only `functions/authority.ts` (from a verified token) and the
 * onboarding of a new organisation make one; every key of tenant data demands it. See architecture, decision 3.
 */
export type OrganizationId = Branded<'OrganizationId'>;
export type UserId = Branded<'UserId'>;
export type SmsId = Branded<'SmsId'>;
export type ActivityId = Branded<'ActivityId'>;
export type InvoiceAddressId = Branded<'InvoiceAddressId'>;
export type AnsweringGroupId = Branded<'AnsweringGroupId'>;
export type IvrMenuId = Branded<'IvrMenuId'>;
export type ScheduleEventId = Branded<'ScheduleEventId'>;
export type VoiceMessageId = Branded<'VoiceMessageId'>;
export type DocumentId = Branded<'DocumentId'>;
export type OrderId = Branded<'OrderId'>;
export type SubscriptionId = Branded<'SubscriptionId'>;
export type PortRequestId = Branded<'PortRequestId'>;

interface Kinds {
  org: OrganizationId;
  usr: UserId;
  sms: SmsId;
  act: ActivityId;
  inv: InvoiceAddressId;
  grp: AnsweringGroupId;
  mnu: IvrMenuId;
  evt: ScheduleEventId;
  msg: VoiceMessageId;
  doc: DocumentId;
  ord: OrderId;
  sub: SubscriptionId;
  prt: PortRequestId;
}
export type IdPrefix = keyof Kinds;
export type IdOf<Prefix extends IdPrefix> = Kinds[Prefix];

const ulidPattern = '[0-7][0-9A-HJKMNP-TV-Z]{25}';

/** The pattern of an id of one kind, anchored; for schemas and for {@link isId}. */
export const idPattern = (prefix: IdPrefix): RegExp => new RegExp(`^${prefix}_${ulidPattern}$`);

/** Whether a text is a well-formed id of that kind. Says nothing about whether such a thing exists. */
export const isId = <Prefix extends Exclude<IdPrefix, 'org'>>(
  prefix: Prefix,
  text: string,
): text is IdOf<Prefix> & string => idPattern(prefix).test(text);

/** Puts the kind before a ULID. The ULID is made at the edge (`request.newId`), since the domain knows neither clock nor chance. */
export const idFrom = <Prefix extends IdPrefix>(prefix: Prefix, ulid: string): IdOf<Prefix> =>
  `${prefix}_${ulid}` as unknown as IdOf<Prefix>;

/** The ULID of an id, without its kind: shorter sort keys. */
export const ulidOf = (id: string): string => id.slice(id.indexOf('_') + 1);
