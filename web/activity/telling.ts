/** What it takes to tell of a change in words. Apart from how that is done, which needs the portal around it. */
import type { ActivityReply } from '../../contract/activity.ts';

export type Value = ActivityReply['changes'][number]['after'];

/** What a field is called, and what a value of it means. */
export interface TellValue {
  readonly labelOf: (field: string) => string;
  readonly told: (field: string, value: Value) => string;
}
