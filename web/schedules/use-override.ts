/** Opening or closing by hand, and going back to what is planned. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TargetState } from '../../domain/schedule.ts';
import { call } from '../api/call.ts';
import { asProblem } from '../api/problem.ts';
import { toast } from '../design/toast.tsx';
import { kindOf, type TargetReply } from './schedule-of.ts';
import { targetsKey } from './schedule-queries.ts';

/** Sets it until an instant, ISO 8601. */
export async function setOverride(target: TargetReply, body: { state: TargetState; until: string }): Promise<void> {
  if (kindOf(target) === 'answering-group')
    await call('setAnsweringGroupOverride', { params: { answeringGroupId: target.id }, body });
  else await call('setIvrMenuOverride', { params: { ivrMenuId: target.id }, body });
}

/** Goes back to what is planned; says so when that was not possible. */
export function useRemoveOverride(target: TargetReply): () => void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () =>
      kindOf(target) === 'answering-group'
        ? call('removeAnsweringGroupOverride', { params: { answeringGroupId: target.id } })
        : call('removeIvrMenuOverride', { params: { ivrMenuId: target.id } }),
    onSuccess: () => toast({ tone: 'good', title: t('override.removed', { name: target.name }), text: '' }),
    onError: (error) => {
      const { title, detail } = asProblem(error);
      toast({ tone: 'bad', title, text: detail });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: targetsKey }),
  });
  return () => mutate();
}
