/** Opening or closing by hand, and going back to what is planned. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TargetState } from '../../domain/schedule.ts';
import { call } from '../api/call.ts';
import type { Reply } from '../api/routes.ts';
import { toast, toastNotUndone, toastProblem } from '../design/toast.tsx';
import { kindOf, type TargetReply } from './schedule-of.ts';
import { targetsKey } from './schedule-queries.ts';

/** An override as it is set: until an instant, ISO 8601. */
interface GivenOverride {
  readonly state: TargetState;
  readonly until: string;
}

/** Sets the override over the one that was shown. @throws ApiProblem `stale-version` when somebody set another since */
export function setOverride(target: TargetReply, body: GivenOverride): Promise<Reply<'setAnsweringGroupOverride'>> {
  const shown = { ifMatch: target.overrideVersion };
  return kindOf(target) === 'answering-group'
    ? call('setAnsweringGroupOverride', { params: { answeringGroupId: target.id }, body }, shown)
    : call('setIvrMenuOverride', { params: { ivrMenuId: target.id }, body }, shown);
}

/** The override that goes, by its version. `isUndo`: it was set here a moment ago. */
interface Removal {
  readonly version: number;
  readonly isUndo: boolean;
}

/** Goes back to what is planned, unless somebody set another override since; says so when that was not possible. */
export function useRemoveOverride(target: TargetReply): (removal: Removal) => void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ version }: Removal) =>
      kindOf(target) === 'answering-group'
        ? call('removeAnsweringGroupOverride', { params: { answeringGroupId: target.id } }, { ifMatch: version })
        : call('removeIvrMenuOverride', { params: { ivrMenuId: target.id } }, { ifMatch: version }),
    onSuccess: () => toast({ tone: 'good', title: t('override.removed', { name: target.name }), text: '' }),
    onError: (error, removal) => (removal.isUndo ? toastNotUndone : toastProblem)(error, () => mutate(removal)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: targetsKey }),
  });
  return mutate;
}
