/** The organisation as it is now; the session's copy is as old as its token. */
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** Name, time zone, language, allowed countries, invoice addresses. */
export const organizationQuery = queryOptions({
  queryKey: ['organization'],
  queryFn: ({ signal }) => call('getOrganization', {}, { signal }),
  staleTime: 60_000,
});
