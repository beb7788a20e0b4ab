/**
 * Cursors: where the next page of a list begins. Bound to the organisation, the operation and what was asked, so that one from
 * elsewhere is refused; it can only name a place within the caller's own list, and is no secret.
 */
import type * as z from 'zod';
import { DomainError } from '../domain/domain-error.ts';
import { sha256 } from './secrets.ts';

/** What a cursor belongs to: `[organizationId, operation id, filters…]`. */
export type CursorScope = readonly (string | boolean | undefined)[];

const check = (scope: CursorScope, position: string): string => sha256(JSON.stringify([scope, position])).slice(0, 12);

/** A position as text; null stays null: the list has ended. */
export function toCursor(scope: CursorScope, position: unknown): string | null {
  if (position === null) return null;
  const text = JSON.stringify(position);
  return `${check(scope, text)}${Buffer.from(text).toString('base64url')}`;
}

/** The position of a cursor; null at the beginning. @throws DomainError `invalid-cursor` */
export function fromCursor<Position>(
  scope: CursorScope,
  cursor: string | undefined,
  schema: z.ZodType<Position>,
): Position | null {
  if (cursor === undefined) return null;
  const text = Buffer.from(cursor.slice(12), 'base64url').toString();
  if (check(scope, text) !== cursor.slice(0, 12)) throw new DomainError('invalid-cursor');
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new DomainError('invalid-cursor', { cause });
  }
}
