/** What answering groups and IVR menus have in common: what schedule events are put on. */
import type { AnsweringGroupId, IvrMenuId } from './ids.ts';

export const targetKinds = ['answering-group', 'ivr-menu'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** What a schedule event is put on: one answering group or IVR menu, or all of a kind, those that are made later too. */
export type TargetScope = AnsweringGroupId | IvrMenuId | 'all-answering-groups' | 'all-ivr-menus';
