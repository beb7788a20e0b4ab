/** An IVR menu: a voice that says which key leads where. */
import type { AnsweringGroupId, IvrMenuId, UserId, VoiceMessageId } from './ids.ts';
import type { E164 } from './phone-number.ts';
import type { ScheduleTarget } from './schedule-target.ts';

/** The keys of a telephone. */
export const menuKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const;
export type MenuKey = (typeof menuKeys)[number];

/** Where a key leads. */
export type Destination =
  | { readonly kind: 'user'; readonly id: UserId }
  | { readonly kind: 'answering-group'; readonly id: AnsweringGroupId }
  | { readonly kind: 'ivr-menu'; readonly id: IvrMenuId }
  | { readonly kind: 'number'; readonly number: E164 }
  | { readonly kind: 'message'; readonly id: VoiceMessageId };

export interface IvrMenu extends ScheduleTarget {
  readonly id: IvrMenuId;
  /** What the voice says; null: the PBX's own announcement. */
  readonly greetingMessageId: VoiceMessageId | null;
  readonly keys: Readonly<Partial<Record<MenuKey, Destination>>>;
}
