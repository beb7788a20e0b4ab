/** Opening or closing by hand, and going back to what is planned. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TargetState } from '../../domain/schedule.ts';
import { call } from '../api/call.ts';
import { toast, toastOvertaken, toastProblem } from '../design/toast.tsx';
import { kindOf, type TargetReply } from './schedule-of.ts';
import { targetsKey } from './schedule-queries.ts';

/** An override as it is set: until an instant, ISO 8601. */
interface GivenOverride {
  readonly state: TargetState;
  readonly until: string;
}

export async function setOverride(target: TargetReply, body: GivenOverride): Promise<void> {
  if (kindOf(target) === 'answering-group')
    await call('setAnsweringGroupOverride', { params: { answeringGroupId: target.id }, body });
  else await call('setIvrMenuOverride', { params: { ivrMenuId: target.id }, body });
}

/** Goes back to what is planned; says so when that was not possible. `own`: only while this is the override, and not somebody else's. */
export function useRemoveOverride(target: TargetReply): (own?: GivenOverride) => void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: async (own: GivenOverride | undefined) => {
      if (own !== undefined && !isSame((await read(target)).override, own)) return false;
      await (kindOf(target) === 'answering-group'
        ? call('removeAnsweringGroupOverride', { params: { answeringGroupId: target.id } })
        : call('removeIvrMenuOverride', { params: { ivrMenuId: target.id } }));
      return true;
    },
    onSuccess: (isRemoved) => {
      if (isRemoved) toast({ tone: 'good', title: t('override.removed', { name: target.name }), text: '' });
      else toastOvertaken();
    },
    onError: (error, own) => toastProblem(error, () => mutate(own)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: targetsKey }),
  });
  return mutate;
}

const read = (target: TargetReply): Promise<TargetReply> =>
  kindOf(target) === 'answering-group'
    ? call('getAnsweringGroup', { params: { answeringGroupId: target.id } })
    : call('getIvrMenu', { params: { ivrMenuId: target.id } });

/** Whether it is still the override that was set here. */
const isSame = (override: TargetReply['override'], { state, until }: GivenOverride): boolean =>
  override !== null && override.state === state && Date.parse(override.until) === Date.parse(until);
