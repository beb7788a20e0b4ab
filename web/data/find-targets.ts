/** Answering groups and IVR menus, found by what one knows of them. */
import { useQuery } from '@tanstack/react-query';
import { together, type Reads } from '../design/reads.ts';
import { isMeant } from './is-meant.ts';
import type { TargetReply } from './schedule-of.ts';
import { answeringGroupsQuery, ivrMenusQuery } from './schedule-queries.ts';

/** Those of both kinds that are meant, groups first: of what could be read. */
export function useFoundTargets(q: string): { readonly targets: readonly TargetReply[]; readonly reads: Reads } {
  const groups = useQuery(answeringGroupsQuery);
  const menus = useQuery(ivrMenusQuery);
  const all: readonly TargetReply[] = [...(groups.data ?? []), ...(menus.data ?? [])];
  return { targets: all.filter((target) => isMeant(target, q.trim())), reads: together(groups, menus) };
}
