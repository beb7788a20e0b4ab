/** What several calls check before they act, refusing as AWS does, by name and by text. */
import type { JsonInput } from '../json-service.ts';
import { ServiceError } from '../service.ts';
import type { Pool, PoolUser } from './pool.ts';

export const notAuthorized = (message: string): ServiceError => new ServiceError('NotAuthorizedException', message);
export const userNotFound = (): ServiceError => new ServiceError('UserNotFoundException', 'User does not exist.');

/** A parameter as text; what is not there is the empty one. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** @throws ServiceError for another pool than this one */
export function checkPool({ definition }: Pool, input: JsonInput): void {
  if (input['UserPoolId'] === definition.id) return;
  throw new ServiceError('ResourceNotFoundException', `User pool ${text(input['UserPoolId'])} does not exist.`);
}

/** @throws ServiceError for a password with white space at an end, and for one that the pool's policy forbids */
export function checkPolicy({ definition }: Pool, password: string): void {
  if (!/^\S+.*\S+$/.test(password))
    throw new ServiceError(
      'InvalidParameterException',
      "1 validation error detected: Value at 'password' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$',
    );
  if (password.length >= definition.minimumPasswordLength) return;
  throw new ServiceError('InvalidPasswordException', 'Password did not conform with policy: Password not long enough');
}

/** @throws ServiceError when there is nobody of that name */
export function existing({ users }: Pool, username: string): PoolUser {
  const user = users.get(username);
  if (!user) throw userNotFound();
  return user;
}
