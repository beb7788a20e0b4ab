/** Which answering group or IVR menu somebody means. Read as the search for users reads (`domain/user-search.ts`). */
import { numberPrefixes } from '../../domain/phone-number.ts';
import { collationKey } from '../../domain/swedish-collation.ts';
import { plainText } from '../../domain/text.ts';
import type { TargetReply } from './schedule-of.ts';

/** By the beginning of a word of the name, or by the number in any spelling. */
export function isMeant({ name, number }: Pick<TargetReply, 'name' | 'number'>, q: string): boolean {
  if (plainText(q) === '') return true;
  const sought = collationKey(plainText(q));
  const words = collationKey(name).split(' ');
  const isNamed = sought !== '' && words.some((_, place) => words.slice(place).join(' ').startsWith(sought));
  return isNamed || (number !== null && numberPrefixes(q).some((prefix) => number.startsWith(prefix)));
}
