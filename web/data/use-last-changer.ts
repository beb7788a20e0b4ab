/** The person who changed a thing last, for the notice about a conflict. */
import { useQuery } from '@tanstack/react-query';
import type { Changer } from '../design/conflict.ts';
import { useSession } from '../session/use-session.ts';
import { lastActorQuery } from './activity-query.ts';

/** `version`: the one that the reader's own change met. Null while it is unknown, and when nobody or the system changed the thing. */
export function useLastChanger(entityId: string, version: number): Changer | null {
  const { user } = useSession();
  const actor = useQuery(lastActorQuery(entityId, version)).data ?? null;
  return actor && { name: actor.name, isReader: actor.id === user.id };
}
