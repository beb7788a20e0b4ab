/** What is true now and until when, as people say it: *Stängt till söndag 27 december kl. 08:00*. */
import { useTranslation } from 'react-i18next';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import type { StateAnswer } from '../../domain/schedule.ts';
import { tellWhen } from '../design/time.ts';
import { useTelling } from '../design/use-telling.ts';

/** Tells a state at a moment; without an end when none is in sight. */
export function useTellState(): (answer: Omit<StateAnswer, 'messageId'>, now: EpochMilliseconds) => string {
  const { t } = useTranslation();
  const telling = useTelling();
  return ({ state, because, nextChangeAt }, now) => {
    if (nextChangeAt === null && because.kind === 'always-open') return t('schedule.state.always');
    if (nextChangeAt === null) return t(`schedule.state.${state}`);
    return t(`schedule.state.${state}Until`, { when: tellWhen(nextChangeAt, now, telling) });
  };
}
