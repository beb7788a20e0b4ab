/** What can be ordered, as the API sells it now. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../../domain/language.ts';
import { call } from '../api/call.ts';

/** The catalogue in the language of the reader: products in the order in which people choose. */
export const catalogueQuery = (language: Language) =>
  queryOptions({
    queryKey: ['catalogue', language],
    queryFn: ({ signal }) => call('getCatalogue', {}, { signal }),
    staleTime: 5 * 60_000,
  });
