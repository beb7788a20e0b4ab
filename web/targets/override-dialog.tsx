/** *Stäng nu*, *Öppna nu*, or kept as it is: until a time, and back by itself. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { TargetState } from '../../domain/schedule.ts';
import { isLocalDateTime, toEpoch, toLocal } from '../../domain/time-zone.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { serverNow } from '../api/server-clock.ts';
import { AskDialog } from '../design/ask-dialog.tsx';
import { FormNote } from '../design/form-problem.tsx';
import { DateTimeInput } from '../design/date-time-input.tsx';
import { splitDateTime } from '../design/date-time.ts';
import { readTimeOfDay, tellWhen } from '../design/time.ts';
import { toast } from '../design/toast.tsx';
import { useKeptState } from '../design/use-draft.ts';
import { useTelling } from '../design/use-telling.ts';
import type { TargetReply } from '../data/schedule-of.ts';
import { targetsKey } from '../data/schedule-queries.ts';
import { useMinute } from '../data/use-minute.ts';
import { readOverride, setOverride, useUndoOverride, type ShownOverride } from './use-override.ts';

const hour = 3_600_000;

/**
 * An hour is proposed: most who step in do so for a meeting or a power cut. `keptFrom`: it is in that state already, and would not be from
 * then on; the hour is counted from there. `shown`: what was set by hand when the dialog was opened. When somebody has set something else
 * since, that is told first, and only a second press replaces it.
 */
export function OverrideDialog(props: {
  target: TargetReply;
  state: TargetState;
  keptFrom: EpochMilliseconds | null;
  shown: ShownOverride;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const telling = useTelling();
  const id = useId();
  const queryClient = useQueryClient();
  const { target, state, keptFrom, onClose } = props;
  const now = useMinute();
  const deed = keptFrom === null ? 'deed' : 'keep';
  const undo = useUndoOverride(target);
  const [shown, setShown] = useState(props.shown);
  const [isReplaced, setReplaced] = useState(false);
  const [proposed] = useState<string>(() => toLocal((keptFrom ?? serverNow()) + hour, telling.timeZone));
  const [typed, setTyped, isRestored] = useKeptState('until', proposed);
  // As it will be when the field is left: the button must not wake up only while it is pressed.
  const { day, time } = splitDateTime(typed);
  const settled = `${day}T${readTimeOfDay(time) ?? ''}`;
  const until = isLocalDateTime(settled) ? toEpoch(settled, telling.timeZone) : null;
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (moment: number) => {
      try {
        return await setOverride(target, { state, until: new Date(moment).toISOString() }, shown.version);
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem && thrown.code === 'stale-version')) throw thrown;
        setShown(await readOverride(target));
        setReplaced(true);
        throw thrown;
      }
    },
    onError: () => queryClient.invalidateQueries({ queryKey: targetsKey }),
    onSuccess: ({ overrideVersion }, moment) => {
      onClose();
      void queryClient.invalidateQueries({ queryKey: targetsKey });
      toast({
        tone: 'good',
        title: t(`override.done.${state}`, { name: target.name }),
        text: t('override.until.done', { when: tellWhen(moment, serverNow(), telling) }),
        undo: () => undo({ version: overrideVersion, before: shown.given }),
      });
    },
  });
  const tellReplaced = ({ given }: ShownOverride): string =>
    given === null
      ? t('override.meanwhile.none')
      : t(`override.meanwhile.${given.state}`, { when: tellWhen(Date.parse(given.until), now, telling) });
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
      {isReplaced && <FormNote>{tellReplaced(shown)}</FormNote>}
      <p>{t('override.lead')}</p>
      <div>
        <label htmlFor={id}>{t('override.until.day')}</label>
        <DateTimeInput id={id} timeLabel={t('override.until.time')} value={typed} onChange={setTyped} />
      </div>
    </AskDialog>
  );
}
