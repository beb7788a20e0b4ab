/** The address of the administrator's own calendar of closures. */
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** Since when there is one; the address itself is in the reply that made it, and nowhere else. */
export const calendarAddressQuery = queryOptions({
  queryKey: ['calendar-address'],
  queryFn: ({ signal }) => call('getCalendarAddress', {}, { signal }),
});
