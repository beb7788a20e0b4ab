/** Above the calendar: of which group or menu it is, or of all. */
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Reads } from '../../design/reads.ts';
import type { TargetReply } from '../../data/schedule-of.ts';

/** `targetId` is the one that the address names; it can be chosen also while its name is not known. Calls back with an empty text for all. */
export function CalendarTarget(props: {
  targets: readonly TargetReply[];
  targetId: TargetReply['id'] | null;
  reads: Reads;
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { targets, targetId, reads } = props;
  const isUnknown = targetId !== null && targets.every(({ id }) => id !== targetId);
  const unread = t(reads.failure === null ? 'calendar.gone' : 'users.picker.unread');
  return (
    <NativeSelect
      aria-label={t('calendar.shows')}
      size="md"
      value={targetId ?? ''}
      onChange={(event) => props.onChoose(event.currentTarget.value)}
      data={[
        { value: '', label: t('calendar.everything') },
        ...(isUnknown ? [{ value: targetId, label: reads.isPending ? t('app.loading') : unread }] : []),
        ...targets.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
