/**
 * Who is calling, and for whom. The token proves who; what they may do is read from the table on every request, so that what is
 * taken away is gone from the next one. The only place that makes an `OrganizationId` out of a claim.
 */
import type { AccessTokens, VerifiedToken } from '../adapters/directory/access-token.ts';
import { findMachine, isMember, organizationExists } from '../adapters/table/authority.ts';
import type { Table } from '../adapters/table/client.ts';
import { findUser } from '../adapters/table/users.ts';
import { portalScope, type Access } from '../contract/operation.ts';
import { DomainError } from '../domain/domain-error.ts';
import { idPattern, isId, type OrganizationId, type UserId } from '../domain/ids.ts';
import type { EpochMilliseconds } from '../domain/local-date.ts';
import { fullName, statusOf, type User } from '../domain/user.ts';
import type { OrganizationCaller } from './request.ts';

/** What the authenticator needs. */
export interface AuthorityPowers {
  readonly table: Table;
  readonly tokens: AccessTokens;
  readonly portalClientId: string;
}

/** Who the token says is calling. */
export type Identity =
  | {
      readonly kind: 'person';
      readonly organizationId: OrganizationId;
      readonly userId: UserId;
      readonly authTime: number;
    }
  | { readonly kind: 'machine'; readonly clientId: string; readonly scopes: readonly string[] };

/** Proves the token of an `Authorization` header. @throws DomainError `unauthenticated` */
export async function identify(powers: AuthorityPowers, authorization: string | undefined): Promise<Identity> {
  const bearer = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
  const token = bearer === undefined ? null : await powers.tokens.verify(bearer);
  if (!token) throw new DomainError('unauthenticated');
  if (token.username === null) return { kind: 'machine', clientId: token.clientId, scopes: token.scopes };
  return identifyPerson(powers, token);
}

function identifyPerson(powers: AuthorityPowers, token: VerifiedToken): Identity {
  const account = parseAccountName(token.username ?? '');
  const ours = token.clientId === powers.portalClientId && token.scopes.includes(portalScope);
  if (!account || !ours || token.authTime === null) throw new DomainError('unauthenticated');
  return { kind: 'person', ...account, authTime: token.authTime };
}

/** The parts of a Cognito username `<organizationId>.<userId>` out of a verified token; null when it is none. */
export function parseAccountName(name: string): { organizationId: OrganizationId; userId: UserId } | null {
  const [organization = '', user = '', ...rest] = name.split('.');
  if (!idPattern('org').test(organization) || !isId('usr', user) || rest.length > 0) return null;
  return { organizationId: organization as OrganizationId, userId: user };
}

/** Whether a user may administer now: the rule of every request, and of login. */
const isAdministrator = (user: User, now: EpochMilliseconds): boolean =>
  user.administrator && statusOf(user, now) === 'active';

/** @throws DomainError `not-an-administrator` */
export function demandAdministrator(user: User, now: EpochMilliseconds): void {
  if (!isAdministrator(user, now)) throw new DomainError('not-an-administrator');
}

/**
 * The administrator by whose right something without a token is answered, such as a calendar's address: if they may act for the organisation
 * now, and their logins were not voided since it was made. Null otherwise. GetItem, 1 RCU; 2 for another organisation than their own.
 */
export async function findAdministrator(
  table: Table,
  {
    organizationId,
    homeOrganizationId: home,
    userId,
    since,
  }: {
    /** Acted for. */
    readonly organizationId: OrganizationId;
    readonly homeOrganizationId: OrganizationId;
    readonly userId: UserId;
    readonly since: EpochMilliseconds;
  },
  now: EpochMilliseconds,
): Promise<User | null> {
  const [user, mayActHere] = await Promise.all([
    findUser(table, home, userId),
    organizationId === home || isMember(table, organizationId, `${home}.${userId}`),
  ]);
  return user && mayActHere && isAdministrator(user, now) && since >= user.tokensValidFrom * 1000 ? user : null;
}

/**
 * For which organisation the caller acts, and as whom.
 * @param asked `X-Organization` as it was sent
 * @throws DomainError 401, 403, 400 `organization-required`, 404 for an organisation that one has nothing to do with
 */
export async function authorize(
  powers: AuthorityPowers,
  access: Exclude<Access, { kind: 'public' }>,
  identity: Identity,
  asked: string | undefined,
  now: EpochMilliseconds,
): Promise<OrganizationCaller | Pick<OrganizationCaller, 'actor'>> {
  if (identity.kind === 'person') return authorizePerson(powers, access, identity, asked, now);
  const allowed = access.kind === 'organization' ? access.scopes : [access.scope];
  if (!allowed.some((scope) => identity.scopes.includes(scope))) throw new DomainError('scope-missing');
  const machine = await findMachine(powers.table, identity.clientId);
  if (!machine) throw new DomainError('unauthenticated');
  const actor = { kind: 'machine', id: identity.clientId, name: machine.name } as const;
  if (access.kind === 'operator') {
    if (machine.organizationId !== 'operator') throw new DomainError('scope-missing');
    return { actor };
  }
  const organizationId = await organizationOfMachine(powers.table, machine.organizationId, asked);
  return { organizationId, actor, administrator: null, homeOrganizationId: null };
}

async function authorizePerson(
  { table }: AuthorityPowers,
  access: Access,
  { organizationId: home, userId, authTime }: Identity & { kind: 'person' },
  asked: string | undefined,
  now: EpochMilliseconds,
): Promise<OrganizationCaller> {
  const elsewhere = asked === undefined || asked === home ? null : asked;
  const [user, member] = await Promise.all([
    findUser(table, home, userId),
    elsewhere === null || !isOrganizationId(elsewhere) ? false : isMember(table, elsewhere, `${home}.${userId}`),
  ]);
  if (!user) throw new DomainError('unauthenticated');
  demandAdministrator(user, now);
  if (authTime < user.tokensValidFrom) throw new DomainError('unauthenticated');
  if (access.kind !== 'organization') throw new DomainError('scope-missing');
  const actor = { kind: 'administrator', id: userId, name: fullName(user) } as const;
  const person = { actor, administrator: user, homeOrganizationId: home };
  if (elsewhere === null) return { organizationId: home, ...person };
  if (!member || !isOrganizationId(elsewhere)) throw new DomainError('not-found');
  return { organizationId: elsewhere, ...person };
}

async function organizationOfMachine(
  table: Table,
  bound: OrganizationId | 'operator',
  asked: string | undefined,
): Promise<OrganizationId> {
  if (bound !== 'operator') {
    if (asked !== undefined && asked !== bound) throw new DomainError('not-found');
    return bound;
  }
  if (asked === undefined) throw new DomainError('organization-required');
  if (!isOrganizationId(asked) || !(await organizationExists(table, asked))) throw new DomainError('not-found');
  return asked;
}

/**
 * The organisation that a person's own token names, if it is the one asked for: there a read may begin before it is known whether they may
 * have it. Null of others and of machines: nothing is read on the word of a header before that.
 */
export const ownOrganization = (identity: Identity, asked: string | undefined): OrganizationId | null =>
  identity.kind === 'person' && (asked === undefined || asked === identity.organizationId)
    ? identity.organizationId
    : null;

/** Well-formed; whether the caller has anything to do with it is asked next. */
const isOrganizationId = (text: string): text is OrganizationId & string => idPattern('org').test(text);
