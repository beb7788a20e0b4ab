/** *Lägg i kalendern*: the hour of a port as a file for the person's calendar. */
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import { serverNow } from '../api/server-clock.ts';
import { saveFile } from '../design/save-file.ts';
import { toast, toastProblem } from '../design/toast.tsx';
import { fileNameOf } from './file-name.ts';

/** `name` is the user's. What writes the file is loaded when it is asked for. */
export function usePortCalendar(request: PortRequestReply, name: string) {
  const { t } = useTranslation();
  const number = formatPhoneNumber(request.number);
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const { portCalendar } = await import('./port-calendar.ts');
      const sentences = [
        t('port.calendar.confirmed', { number }),
        ...(request.confirmedStart === null ? [t('port.calendar.wished')] : []),
        t('port.calendar.user', { name }),
      ];
      const strings = {
        summary: t('port.calendar.summary', { number }),
        description: sentences,
        url: `${location.origin}/subscriptions/ports/${request.id}`,
      };
      return new Blob([portCalendar(request, strings, serverNow())], { type: 'text/calendar;charset=utf-8' });
    },
    onSuccess: (file) => {
      saveFile(`${t('port.calendar.file', { number: fileNameOf(number) })}.ics`, file);
      toast({ tone: 'good', title: t('port.calendar.done'), text: t('port.calendar.doneText') });
    },
    onError: (thrown) => toastProblem(thrown, () => mutate()),
  });
  return { save: () => mutate(), isSaving: isPending };
}
