/** What a schedule event would do, as long as it is being filled in. */
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import type { Request } from '../api/routes.ts';

/** Apart from the events in its key: when one of them is deleted, nobody asks any more what a change of it would do. */
export const eventPreviewQuery = (body: Request<'previewScheduleEvent'>['body']) =>
  queryOptions({
    queryKey: ['schedule-preview', body],
    queryFn: ({ signal }) => call('previewScheduleEvent', { body }, { signal }),
    retry: false,
    // Without a network too: that nothing could be checked is to be said, not waited for.
    networkMode: 'always',
  });
