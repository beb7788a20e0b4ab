/** What administrators have decided, kept beside the table: the truth to which answers, projections and events are held. */
import type { ScheduledEvent, Schedule, StateAnswer } from '../../../domain/schedule.ts';
import { stateAt } from '../../../domain/schedule.ts';
import type { AnsweringGroup } from '../../../domain/answering-group.ts';
import type { AnsweringGroupId, ScheduleEventId } from '../../../domain/ids.ts';

export type Scope = AnsweringGroupId | 'all-answering-groups';
export interface PlacedEvent {
  readonly event: ScheduledEvent;
  readonly scope: Scope;
  readonly version: number;
}

export const timeZone = 'Europe/Stockholm';

export class Model {
  readonly targets = new Map<AnsweringGroupId, AnsweringGroup>();
  readonly events = new Map<ScheduleEventId, PlacedEvent>();

  schedule(id: AnsweringGroupId): Schedule | null {
    const target = this.targets.get(id);
    if (!target) return null;
    const { openingHours, closedMessageId, override } = target;
    const events = [...this.events.values()].filter(({ scope }) => scope === id || scope === 'all-answering-groups');
    return { timeZone, openingHours, closedMessageId, override, events: events.map(({ event }) => event) };
  }

  stateAt(id: AnsweringGroupId, moment: number): StateAnswer | null {
    const schedule = this.schedule(id);
    return schedule && stateAt(schedule, moment);
  }

  /** Everything that a target is at some moment between two, both included: what it may well be told to be. */
  statesBetween(id: AnsweringGroupId, from: number, to: number): readonly StateAnswer[] {
    const schedule = this.schedule(id);
    const states: StateAnswer[] = [];
    for (let moment: number | null = schedule && from; schedule && moment !== null && moment <= to;) {
      const state: StateAnswer = stateAt(schedule, moment);
      states.push(state);
      moment = state.nextChangeAt;
    }
    return states;
  }
}
