/** Who did it, as the activity log tells it. The name is kept as it was then. */
export interface Actor {
  /** `administrator`: a person in the portal; `machine`: another service; `user`: the person whom it is about; `system`: time. */
  readonly kind: 'administrator' | 'machine' | 'user' | 'system';
  /** User id or client id; null for the system. */
  readonly id: string | null;
  readonly name: string;
}

/** Who did it, without the name when it is this person's and it has one. */
export const withoutName = (actor: Actor, person: string): Actor =>
  actor.id === person && actor.name !== '' ? { ...actor, name: '' } : actor;
