/** Holidays that an event was made of already, and taking back those that were made just now. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ScheduleEventReply } from '../../../contract/schedule-events.ts';
import { call } from '../../api/call.ts';
import { asProblem, mayPass } from '../../api/problem.ts';
import { sameValue } from '../../design/conflict.ts';
import { toast } from '../../design/toast.tsx';
import { inOrder, type EventTargets } from '../../events/event-form.ts';
import { eventsKey, eventsQuery } from '../../data/schedule-queries.ts';
import { expireUses } from '../../data/voice-message-queries.ts';

/** The codes of a year's holidays that have an event on the same groups and menus, null until it is known; and how reading them went. */
export function useStandingHolidays(year: string, targets: EventTargets) {
  // An event that was moved into the year before or after still stands for its holiday: those of a few days around are read too.
  const read = useQuery(eventsQuery(`${Number(year) - 1}-12-20`, `${Number(year) + 1}-01-10`));
  const alike = read.data?.filter((event) => sameValue(inOrder(event.targets), inOrder(targets)));
  const codes = alike?.flatMap(({ holiday }) => (holiday?.year === Number(year) ? [holiday.code] : []));
  return { standing: codes === undefined ? null : new Set(codes), read };
}

/** What became of those that were to be taken away: `changed` by somebody since, and left; not reached, `toGo`. */
interface Removal {
  readonly removed: number;
  readonly changed: number;
  readonly toGo: readonly ScheduleEventReply[];
}

/**
 * Takes away those that were made, one after the other, and says how many; what somebody changed meanwhile stays. After a failure that may pass
 * the rest can be tried again.
 */
export function useRemoveHolidays(): (made: readonly ScheduleEventReply[]) => void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const tell = ({ removed, changed }: Removal): void => {
    const left = changed === 0 ? t('schedule.delete.after') : t('holidays.changed', { count: changed });
    if (removed > 0) toast({ tone: 'good', title: t('holidays.removed', { count: removed }), text: left });
    else toast({ tone: 'bad', title: t('problem.notUndone.title'), text: left });
  };
  const remove = async (from: Removal): Promise<void> => {
    let now = from;
    try {
      while (now.toGo.length > 0) now = await removeNext(now);
      tell(now);
    } catch (thrown) {
      const { title, detail } = asProblem(thrown);
      const rest = now;
      const again = { label: t('action.tryAgain'), take: () => void remove(rest) };
      toast({
        tone: 'bad',
        title,
        text: `${detail} ${t('holidays.notRemoved', { count: rest.toGo.length })}`,
        way: mayPass(thrown) ? again : undefined,
      });
    }
    expireUses(queryClient);
    await queryClient.invalidateQueries({ queryKey: eventsKey });
  };
  return (made) => void remove({ removed: 0, changed: 0, toGo: made });
}

async function removeNext({ removed, changed, toGo: [next, ...toGo] }: Removal): Promise<Removal> {
  if (next === undefined) return { removed, changed, toGo };
  try {
    await call('deleteScheduleEvent', { params: { scheduleEventId: next.id } }, { ifMatch: next.version });
  } catch (thrown) {
    const { code } = asProblem(thrown);
    if (code === 'stale-version') return { removed, changed: changed + 1, toGo };
    // Gone already: somebody deleted it, or the answer to an earlier try was lost.
    if (code !== 'not-found') throw thrown;
  }
  return { removed: removed + 1, changed, toGo };
}
