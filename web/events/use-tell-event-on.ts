/** An event with what it is put on, as sentences: *Stängt torsdag 24 december. Gäller alla svarsgrupper.* */
import { useTranslation } from 'react-i18next';
import { useTelling, useToday } from '../design/use-telling.ts';
import type { EventForm } from './event-form.ts';
import { tellEvent, type Afterwards } from './tell-event.ts';
import { useTellTargets } from './use-tell-targets.ts';

/** The form must be complete. */
export function useTellEventOn(): (form: EventForm, afterwards: Afterwards) => string {
  const { t } = useTranslation();
  const telling = useTelling();
  const today = useToday();
  const tellTargets = useTellTargets();
  return (form, afterwards) => {
    const targets = t('schedule.outlook.targets', { targets: tellTargets(form.targets) });
    return `${tellEvent(form, telling, { afterwards, today })} ${targets}`;
  };
}
