/** Port requests in words: what comes next, who does it and by when. */
import i18next from 'i18next';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { toEpoch, type LocalDateTime } from '../../domain/time-zone.ts';
import { tellWhen, type Telling } from '../design/time.ts';

/** What happens next, in a few words, and a sentence about who does it and by when. */
interface StepText {
  readonly step: string;
  readonly detail: string;
}

/** The fields that the next step follows from. */
type StepSource = Pick<PortRequestReply, 'state' | 'nextStep'>;

/** The next step of a port request; of one that is finished, how it ended. */
export function tellPortStep({ state, nextStep }: StepSource, now: EpochMilliseconds, telling: Telling): StepText {
  const by = nextStep.by === null ? null : tellWhen(Date.parse(nextStep.by), now, telling);
  switch (nextStep.what) {
    case 'upload-power-of-attorney':
      return { step: i18next.t('ports.step.upload.title'), detail: i18next.t('ports.step.upload.by', { by }) };
    case 'correct':
      return { step: i18next.t('ports.step.correct.title'), detail: i18next.t('ports.step.correct.by', { by }) };
    case 'answer':
      return {
        step: i18next.t('ports.step.answer.title'),
        detail: by === null ? i18next.t('ports.step.answer.unsent') : i18next.t('ports.step.answer.by', { by }),
      };
    case 'move-number':
      return state === 'porting'
        ? { step: i18next.t('ports.step.moving.title'), detail: i18next.t('ports.step.moving.by', { by }) }
        : { step: i18next.t('ports.step.move.title', { by }), detail: i18next.t('ports.step.move.who') };
    case 'look-into':
      return {
        step: i18next.t('ports.step.lookInto.title'),
        detail: i18next.t('ports.step.lookInto.nothingToDo'),
      };
    case 'nothing':
      return state === 'cancelled'
        ? { step: i18next.t('ports.step.cancelled.title'), detail: i18next.t('ports.step.cancelled.stays') }
        : { step: i18next.t('ports.step.completed.title'), detail: '' };
  }
}

/** The hour at which the number moves, as far as it is known. */
export const portHourOf = ({
  confirmedStart,
  requestedStart,
  timeZone,
}: Pick<PortRequestReply, 'confirmedStart' | 'requestedStart' | 'timeZone'>): EpochMilliseconds =>
  // The contract calls it a string; it is a local time.
  toEpoch((confirmedStart ?? requestedStart) as LocalDateTime, timeZone);
