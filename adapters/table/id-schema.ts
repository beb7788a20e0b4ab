/** Ids as items hold them, for the schemas that parse items. */
import * as z from 'zod';
import { idPattern, type IdOf, type IdPrefix } from '../../domain/ids.ts';

export const idSchema = <Prefix extends IdPrefix>(prefix: Prefix) =>
  z.custom<IdOf<Prefix>>((value) => typeof value === 'string' && idPattern(prefix).test(value));
