/** The calls by which accounts are kept: created, given a password, disabled, enabled, signed out, deleted. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { JsonInput, JsonOperation } from '../json-service.ts';
import { ServiceError } from '../service.ts';
import type { PersistedMap } from '../store/persisted-map.ts';
import { checkPolicy, checkPool, existing, text } from './checks.ts';
import { hashPassword } from './passwords.ts';
import type { Pool, PoolUser } from './pool.ts';

/** The table of these operations of one pool. */
export function accountOperations(pool: Pool, clock: Clock): Readonly<Record<string, JsonOperation>> {
  const temporaryPasswordMilliseconds = pool.definition.temporaryPasswordDays * 86_400_000;
  const named = (input: JsonInput): PoolUser => {
    checkPool(pool, input);
    return existing(pool, text(input['Username']));
  };
  const change = (user: PoolUser, changes: Partial<PoolUser>): void =>
    pool.users.set(user.username, { ...user, ...changes, changedAt: clock.now() });
  const forget = <T extends { readonly username: string }>(kept: PersistedMap<T>, { username }: PoolUser): void => {
    for (const [id, each] of kept.entries()) if (each.username === username) kept.delete(id);
  };

  return {
    async AdminCreateUser(input) {
      checkPool(pool, input);
      const username = text(input['Username']);
      if (input['MessageAction'] !== 'SUPPRESS')
        throw new ServiceError(
          'InvalidParameterException',
          'The local Cognito sends no messages: MessageAction must be SUPPRESS.',
        );
      const temporary = text(input['TemporaryPassword']);
      checkPolicy(pool, temporary);
      const password = await hashPassword(temporary);
      if (pool.users.get(username)) throw new ServiceError('UsernameExistsException', 'User account already exists');
      const now = clock.now();
      const user: PoolUser = {
        username,
        sub: randomUUID(),
        attributes: attributesOf(input['UserAttributes']),
        password,
        status: 'FORCE_CHANGE_PASSWORD',
        enabled: true,
        createdAt: now,
        changedAt: now,
        passwordEndsAt: now + temporaryPasswordMilliseconds,
      };
      pool.users.set(username, user);
      return { User: described(user) };
    },

    async AdminSetUserPassword(input) {
      named(input);
      const chosen = text(input['Password']);
      checkPolicy(pool, chosen);
      const password = await hashPassword(chosen);
      const permanent = input['Permanent'] === true;
      // Named again: somebody may have changed or deleted the account while the password was hashed.
      change(named(input), {
        password,
        status: permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
        passwordEndsAt: permanent ? null : clock.now() + temporaryPasswordMilliseconds,
      });
      return {};
    },

    /** Sessions stay, and are refused as long as the user is disabled: who wants them ended signs the user out. */
    AdminDisableUser(input) {
      change(named(input), { enabled: false });
      return {};
    },

    AdminEnableUser(input) {
      change(named(input), { enabled: true });
      return {};
    },

    /** Ends what renews access; access tokens that are out live on to their end, as they do in AWS for whoever only checks signatures. */
    AdminUserGlobalSignOut(input) {
      forget(pool.sessions, named(input));
      return {};
    },

    AdminDeleteUser(input) {
      const user = named(input);
      pool.users.delete(user.username);
      forget(pool.sessions, user);
      forget(pool.challenges, user);
      return {};
    },
  };
}

const attributesOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    ((value ?? []) as { Name: string; Value?: string }[]).map(({ Name, Value = '' }) => [Name, Value]),
  );

const described = (user: PoolUser): object => ({
  Username: user.username,
  Attributes: [
    { Name: 'sub', Value: user.sub },
    ...Object.entries(user.attributes).map(([Name, Value]) => ({ Name, Value })),
  ],
  UserCreateDate: user.createdAt / 1000,
  UserLastModifiedDate: user.changedAt / 1000,
  Enabled: user.enabled,
  UserStatus: user.status,
});
