/** What answering groups and IVR menus have in common: what schedule events are put on. */
import type { AnsweringGroupId, IvrMenuId, VoiceMessageId } from './ids.ts';
import type { EpochMilliseconds } from './local-date.ts';
import type { OpeningHours } from './opening-hours.ts';
import type { E164 } from './phone-number.ts';
import type { TargetState } from './schedule.ts';

export const targetKinds = ['answering-group', 'ivr-menu'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** What a schedule event is put on: one answering group or IVR menu, or all of a kind, those that are made later too. */
export type TargetScope = AnsweringGroupId | IvrMenuId | 'all-answering-groups' | 'all-ivr-menus';

/** Open or closed until a moment, whatever else is planned. */
export interface Override {
  readonly state: TargetState;
  readonly until: EpochMilliseconds;
}

export interface ScheduleTarget {
  readonly id: AnsweringGroupId | IvrMenuId;
  readonly name: string;
  /** Its own number, that customers call; null: it is reached through another. */
  readonly number: E164 | null;
  /** Null: always open. In the organisation's time zone. */
  readonly openingHours: OpeningHours | null;
  /** Played when it is closed and no event has a message of its own. */
  readonly closedMessageId: VoiceMessageId | null;
  /** May be over: whoever reads it looks at `until`. */
  readonly override: Override | null;
  readonly createdAt: string;
  /** Counts what administrators change of its fields; an override is not one of them. */
  readonly version: number;
  /** Counts every write. */
  readonly revision: number;
}
