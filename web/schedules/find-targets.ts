/** Answering groups and IVR menus, found by what one knows of them. */
import { useQuery } from '@tanstack/react-query';
import { isMeant } from './is-meant.ts';
import type { TargetReply } from './schedule-of.ts';
import { answeringGroupsQuery, ivrMenusQuery } from './schedule-queries.ts';

/** Those of both kinds that are meant; groups first. None before they are read. */
export function useFoundTargets(q: string): readonly TargetReply[] {
  const groups = useQuery(answeringGroupsQuery).data ?? [];
  const menus = useQuery(ivrMenusQuery).data ?? [];
  return [...groups, ...menus].filter((target) => isMeant(target, q.trim()));
}
