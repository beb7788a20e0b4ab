/** The operations of the service `activity`, as its function serves them. */
import { listActivity } from './list-activity.ts';

export const operations = [listActivity];
