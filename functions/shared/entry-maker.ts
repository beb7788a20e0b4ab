import type { CommonRequest, OrganizationCaller } from '../request.ts';

/** What a journal entry needs of the request or the run that makes it. */
export type EntryMaker = Pick<CommonRequest, 'newId' | 'at' | 'requestId'> & Pick<OrganizationCaller, 'actor'>;
