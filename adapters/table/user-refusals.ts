/** What keeps a user from being written as it was decided. */
import { DomainError } from '../../domain/domain-error.ts';

/** A login or number that somebody else has; `fields` names where it stands in the request. */
export class LoginTaken extends DomainError {
  readonly field: string;
  constructor(field: string) {
    super('login-taken', { errors: [{ field, code: 'login-taken' }] });
    this.field = field;
  }
}

/** A number that an answering group or a menu has, or that somebody else has when one of these wants it. */
export class NumberTaken extends DomainError {
  constructor(field: string) {
    super('number-taken', { errors: [{ field, code: 'number-taken' }] });
  }
}

/** An answering group or a menu points at the user who was to be deleted. */
export class UserInUse extends Error {
  override readonly name = 'UserInUse';
}
