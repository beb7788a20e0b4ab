/** What answering groups and IVR menus have in common: what schedule events are put on. */
import { DomainError } from './domain-error.ts';
import type { AnsweringGroupId, IvrMenuId, VoiceMessageId } from './ids.ts';
import type { EpochMilliseconds } from './local-date.ts';
import type { OpeningHours } from './opening-hours.ts';
import type { E164 } from './phone-number.ts';
import type { Override } from './schedule.ts';

export const targetKinds = ['answering-group', 'ivr-menu'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** What a schedule event is put on: one answering group or IVR menu, or all of a kind, those that are made later too. */
export type TargetScope = AnsweringGroupId | IvrMenuId | 'all-answering-groups' | 'all-ivr-menus';

/** All of a kind, as a scope. */
export const allOf = {
  'answering-group': 'all-answering-groups',
  'ivr-menu': 'all-ivr-menus',
} as const satisfies Record<TargetKind, TargetScope>;

export const targetKindOf = (id: AnsweringGroupId | IvrMenuId): TargetKind =>
  id.startsWith('grp_') ? 'answering-group' : 'ivr-menu';

export interface ScheduleTarget {
  readonly id: AnsweringGroupId | IvrMenuId;
  readonly name: string;
  /** Its own number, that customers call; null: it is reached through another. */
  readonly number: E164 | null;
  /** Null: always open. In the organisation's time zone. */
  readonly openingHours: OpeningHours | null;
  /** Played when it is closed and no event has a message of its own. */
  readonly closedMessageId: VoiceMessageId | null;
  /** May be over: `until` says. */
  readonly override: Override | null;
  /** Counts each time that the override is set or removed. */
  readonly overrideVersion: number;
  readonly createdAt: string;
  /** Counts what administrators change of its fields; an override is not one of them. */
  readonly version: number;
  /** Counts every write. */
  readonly revision: number;
}

/** Fields of a target that an administrator changes: all but those that it keeps for life, or that count. */
export type TargetChange<Target extends ScheduleTarget> = Partial<
  Omit<Target, 'id' | 'override' | 'overrideVersion' | 'createdAt' | 'version' | 'revision'>
>;

/** A target after an administrator's change; the very same when it changes nothing. */
export function changeTarget<Target extends ScheduleTarget>(target: Target, change: TargetChange<Target>): Target {
  const fields = { ...target, ...change };
  const differs = (Object.keys(change) as (keyof Target)[]).some(
    (field) => JSON.stringify(target[field]) !== JSON.stringify(fields[field]),
  );
  return differs ? { ...fields, version: target.version + 1 } : target;
}

/** The override that holds at a moment; null when there is none, or it is over. */
export const overrideAt = ({ override }: Pick<ScheduleTarget, 'override'>, now: EpochMilliseconds): Override | null =>
  override !== null && override.until > now ? override : null;

/** Demands that an override ends after now; how long after, is up to whoever sets it. @throws DomainError `invalid-request` */
export function demandOverride({ until }: Pick<Override, 'until'>, now: EpochMilliseconds): void {
  if (until <= now) throw new DomainError('invalid-request', { errors: [{ field: 'until', code: 'in-the-past' }] });
}

/** Whether a change may make the state another, now or later. */
export const mayChangeState = (before: ScheduleTarget | null, after: ScheduleTarget): boolean =>
  before === null ||
  JSON.stringify([before.openingHours, before.closedMessageId, before.override]) !==
    JSON.stringify([after.openingHours, after.closedMessageId, after.override]);

/** Something that a target points at, with the field that says so: `keys.2.id`. What it points at cannot be deleted. */
export interface Pointer<Id extends string> {
  readonly field: string;
  readonly id: Id;
}
