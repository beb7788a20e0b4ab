/** Who did it, in replies. */
import * as z from 'zod';

export const actor = z
  .object({
    kind: z.enum(['administrator', 'machine', 'user', 'system']),
    id: z.string().nullable(),
    name: z.string(),
  })
  .meta({ id: 'Actor' });
