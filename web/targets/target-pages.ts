/** What the pages say by which groups and menus are made and changed. */
import type { TFunction } from 'i18next';
import type { TargetReply } from '../data/schedule-of.ts';
import { targetsKey } from '../data/schedule-queries.ts';
import { voiceMessagesKey } from '../data/voice-message-queries.ts';
import type { TargetKind } from '../../domain/schedule-target.ts';

type Named = Pick<TargetReply, 'name'>;

/** The part of the definition of an entity page that groups and menus have in common. */
export const targetPages = (kind: TargetKind) => ({
  name: kind,
  list: `/${kind}s`,
  // A message says what uses it.
  staleKeys: [targetsKey, voiceMessagesKey],
  newStrings: (t: TFunction) => ({ title: t(`targets.${kind}.new`) }),
  created: ({ name }: Named, t: TFunction) => ({
    title: t('targets.created', { name }),
    text: t('targets.createdNext'),
  }),
  editStrings: (t: TFunction, target: Named | null) => ({
    title: t(`targets.${kind}.edit`),
    backToList: t(`targets.${kind}.all`),
    ...(target !== null && { lead: target.name }),
  }),
  saved: ({ name }: Named, t: TFunction) => ({ title: t('targets.saved', { name }), text: t('targets.savedNow') }),
  skeleton: [230, 180],
});
