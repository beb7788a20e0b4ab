/** What an event is put on, in words: *alla svarsgrupper*, *Växeln och Support*, *6 svarsgrupper och en knappvalsmeny*. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { localeOf } from '../design/time.ts';
import { useTelling } from '../design/use-telling.ts';
import type { EventTargets } from './event-form.ts';
import { answeringGroupsQuery, ivrMenusQuery } from '../data/schedule-queries.ts';

/** So many are named, more are counted. */
const mostNamed = 3;

export function useTellTargets(): (targets: EventTargets) => string {
  const { t } = useTranslation();
  const { language } = useTelling();
  const groups = useQuery(answeringGroupsQuery).data ?? [];
  const menus = useQuery(ivrMenusQuery).data ?? [];
  const list = new Intl.ListFormat(localeOf(language), { type: 'conjunction' });
  return (targets) => {
    if (typeof targets === 'string') return t(`schedule.targets.${targets}`);
    const names = targets.map(({ id }) => [...groups, ...menus].find((each) => each.id === id)?.name);
    if (targets.length <= mostNamed && names.every((name) => name !== undefined)) return list.format(names);
    const count = (kind: string) => targets.filter((each) => each.kind === kind).length;
    const counted = [
      ...(count('answering-group') > 0 ? [t('schedule.targets.groups', { count: count('answering-group') })] : []),
      ...(count('ivr-menu') > 0 ? [t('schedule.targets.menus', { count: count('ivr-menu') })] : []),
    ];
    return list.format(counted);
  };
}
