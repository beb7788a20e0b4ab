/** *Stäng nu*, *Öppna nu*, or kept as it is: until a time, and back by itself. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { TargetState } from '../../domain/schedule.ts';
import { isLocalDateTime, toEpoch, toLocal } from '../../domain/time-zone.ts';
import { serverNow } from '../api/server-clock.ts';
import { AskDialog } from '../design/ask-dialog.tsx';
import { DateTimeInput } from '../design/time-input.tsx';
import { readTimeOfDay, tellWhen } from '../design/time.ts';
import { toast } from '../design/toast.tsx';
import { useKeptState } from '../design/use-draft.ts';
import { useTelling } from '../session/use-session.ts';
import type { TargetReply } from './schedule-of.ts';
import { targetsKey } from './schedule-queries.ts';
import { useMinute } from './use-minute.ts';
import { setOverride, useRemoveOverride } from './use-override.ts';

const hour = 3_600_000;

/**
 * An hour is proposed: most who step in do so for a meeting or a power cut. `keptFrom`: it is in that state already, and would not be from
 * then on; the hour is counted from there.
 */
export function OverrideDialog(props: {
  target: TargetReply;
  state: TargetState;
  keptFrom?: EpochMilliseconds | null;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const telling = useTelling();
  const id = useId();
  const queryClient = useQueryClient();
  const { target, state, keptFrom = null, onClose } = props;
  const now = useMinute();
  const deed = keptFrom === null ? 'deed' : 'keep';
  const remove = useRemoveOverride(target);
  const [proposed] = useState<string>(() => toLocal((keptFrom ?? serverNow()) + hour, telling.timeZone));
  const [typed, setTyped, isRestored] = useKeptState('until', proposed);
  // As it will be when the field is left: the button must not wake up only while it is pressed.
  const [day = '', time = ''] = typed.split('T');
  const settled = `${day}T${readTimeOfDay(time) ?? ''}`;
  const until = isLocalDateTime(settled) ? toEpoch(settled, telling.timeZone) : null;
  const { mutate, isPending, error } = useMutation({
    mutationFn: (moment: number) => setOverride(target, { state, until: new Date(moment).toISOString() }),
    // Shows what somebody else set, before this is set over it.
    onError: () => queryClient.invalidateQueries({ queryKey: targetsKey }),
    onSuccess: ({ overrideVersion }, moment) => {
      onClose();
      void queryClient.invalidateQueries({ queryKey: targetsKey });
      toast({
        tone: 'good',
        title: t(`override.done.${state}`, { name: target.name }),
        text: t('override.until.done', { when: tellWhen(moment, serverNow(), telling) }),
        undo: () => remove({ version: overrideVersion, isUndo: true }),
      });
    },
  });
  const isAhead = until !== null && until > now;
  return (
    <AskDialog
      title={t(keptFrom === null ? `override.title.${state}` : `override.keepTitle.${state}`, { name: target.name })}
      deed={t(`override.${deed}.${state}`)}
      isFilledIn={typed !== proposed}
      isRestored={isRestored}
      reasonNot={isAhead ? null : t('override.chooseAhead')}
      isBusy={isPending}
      error={error}
      onDeed={() => until !== null && mutate(until)}
      onClose={onClose}
    >
      <p>{t('override.lead')}</p>
      <div>
        <label htmlFor={id}>{t('override.until.day')}</label>
        <DateTimeInput id={id} timeLabel={t('override.until.time')} value={typed} onChange={setTyped} />
      </div>
    </AskDialog>
  );
}
