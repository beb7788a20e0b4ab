/** Opening or closing by hand, and going back to what is planned. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TargetState } from '../../domain/schedule.ts';
import { call } from '../api/call.ts';
import type { Reply } from '../api/routes.ts';
import { serverNow } from '../api/server-clock.ts';
import { tellWhen } from '../design/time.ts';
import { toast, toastNotUndone, toastProblem } from '../design/toast.tsx';
import { useTelling } from '../design/use-telling.ts';
import { kindOf, type TargetReply } from '../data/schedule-of.ts';
import { targetsKey } from '../data/schedule-queries.ts';

/** An override as it is set: until an instant, ISO 8601. */
interface GivenOverride {
  readonly state: TargetState;
  readonly until: string;
}

/** The override of a target as somebody was shown it, with its version. `given` null: there was none, or it was over. */
export interface ShownOverride {
  readonly version: number;
  readonly given: GivenOverride | null;
}

/** What is set by hand now. */
export const shownOverride = ({ override, overrideVersion }: TargetReply): ShownOverride => ({
  version: overrideVersion,
  given: inForce(override && { state: override.state, until: override.until }),
});

const inForce = (given: GivenOverride | null): GivenOverride | null =>
  given !== null && Date.parse(given.until) > serverNow() ? given : null;

/** What is set by hand, as it is stored now. */
export const readOverride = async (target: TargetReply): Promise<ShownOverride> =>
  shownOverride(
    kindOf(target) === 'answering-group'
      ? await call('getAnsweringGroup', { params: { answeringGroupId: target.id } })
      : await call('getIvrMenu', { params: { ivrMenuId: target.id } }),
  );

/** Sets the override over the one of a version. @throws ApiProblem `stale-version` when somebody set another since */
export const setOverride = (
  target: TargetReply,
  body: GivenOverride,
  ifMatch: number,
): Promise<Reply<'setAnsweringGroupOverride'>> =>
  kindOf(target) === 'answering-group'
    ? call('setAnsweringGroupOverride', { params: { answeringGroupId: target.id }, body }, { ifMatch })
    : call('setIvrMenuOverride', { params: { ivrMenuId: target.id }, body }, { ifMatch });

const removeOverride = (target: TargetReply, ifMatch: number): Promise<unknown> =>
  kindOf(target) === 'answering-group'
    ? call('removeAnsweringGroupOverride', { params: { answeringGroupId: target.id } }, { ifMatch })
    : call('removeIvrMenuOverride', { params: { ivrMenuId: target.id } }, { ifMatch });

/** Goes back to what is planned, unless somebody set another override than that of the version; says so when that was not possible. */
export function useRemoveOverride(target: TargetReply): (version: number) => void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (version: number) => removeOverride(target, version),
    onSuccess: () => toast({ tone: 'good', title: t('override.removed', { name: target.name }), text: '' }),
    onError: (error, version) => toastProblem(error, () => mutate(version)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: targetsKey }),
  });
  return mutate;
}

/** The override that was set a moment ago, by its version, and what was set by hand before it. */
interface Undoing {
  readonly version: number;
  readonly before: GivenOverride | null;
}

/** Takes back an override that was set: the one before it is set again, if it would still be in force. */
export function useUndoOverride(target: TargetReply): (undoing: Undoing) => void {
  const { t } = useTranslation();
  const telling = useTelling();
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: async ({ version, before }: Undoing) => {
      const again = inForce(before);
      if (again === null) await removeOverride(target, version);
      else await setOverride(target, again, version);
      return again;
    },
    onSuccess: (again) => {
      const { name } = target;
      if (again === null) {
        toast({ tone: 'good', title: t('override.removed', { name }), text: '' });
        return;
      }
      const when = tellWhen(Date.parse(again.until), serverNow(), telling);
      toast({
        tone: 'good',
        title: t(`override.done.${again.state}`, { name }),
        text: t('override.until.done', { when }),
      });
    },
    onError: (error, undoing) => toastNotUndone(error, () => mutate(undoing)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: targetsKey }),
  });
  return mutate;
}
