/** Fetches the power of attorney of a port, filled in, as a file. */
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import { callForFile } from '../api/call.ts';
import { saveFile } from '../design/save-file.ts';
import { toast, toastProblem } from '../design/toast.tsx';
import { fileNameOf } from './file-name.ts';

export function usePowerOfAttorney({ id, number, currentOwner }: PortRequestReply) {
  const { t } = useTranslation();
  const { mutate, isPending } = useMutation({
    mutationFn: () => callForFile('getPowerOfAttorney', { params: { portRequestId: id } }),
    onSuccess: (file) => {
      saveFile(`${t('port.letter.file', { number: fileNameOf(formatPhoneNumber(number)) })}.pdf`, file);
      toast({
        tone: 'good',
        title: t('port.letter.done'),
        text: t('port.letter.doneText', { owner: currentOwner.name }),
      });
    },
    onError: (thrown) => toastProblem(thrown, () => mutate()),
  });
  return { fetchLetter: () => mutate(), isFetching: isPending };
}
