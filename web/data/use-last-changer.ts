/** The person who changed a thing last, for the notice about a conflict. */
import { useQuery } from '@tanstack/react-query';
import type { Changer } from '../design/conflict-notice.tsx';
import { useSession } from '../session/use-session.ts';
import { lastActorQuery } from './activity-query.ts';

/** Null while it is unknown, when nobody or the system changed it, and without a conflict, whose `version` is then null. */
export function useLastChanger(entityId: string, version: number | null): Changer | null {
  const { user } = useSession();
  const actor = useQuery(lastActorQuery(entityId, version)).data ?? null;
  return actor && { name: actor.name, isReader: actor.id === user.id };
}
