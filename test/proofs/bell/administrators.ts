/** Administrators who never rest: they make, change and delete groups and events at random, by the writes of the real adapters. */
import type { Table } from '../../../adapters/table/client.ts';
import { encodeTime } from 'ulid';
import { commit, type Write } from '../../../adapters/table/commit.ts';
import { revised } from '../../../adapters/table/concurrent-write.ts';
import { keys } from '../../../adapters/table/keys.ts';
import { linkEnd, linkItem } from '../../../adapters/table/schedule-links.ts';
import { findTarget, readRoster } from '../../../adapters/table/schedule-targets.ts';
import { targetDeletes } from '../../../adapters/table/target-writes.ts';
import type { AnsweringGroup } from '../../../domain/answering-group.ts';
import { minuteMilliseconds } from '../../../domain/calendar.ts';
import { idFrom, type IdOf, type IdPrefix, type OrganizationId } from '../../../domain/ids.ts';
import type { Action, JournalEntry } from '../../../domain/journal.ts';
import { toInstant } from '../../../domain/local-date.ts';
import type { OpeningHours } from '../../../domain/opening-hours.ts';
import { targetStates, type ScheduledEvent } from '../../../domain/schedule.ts';
import { toLocal } from '../../../domain/time-zone.ts';
import { commitTarget } from '../../../functions/shared/schedule-targets/commit-target.ts';
import type { Random } from '../../../scripts/bench/random.ts';
import { storeTarget } from '../../build/stored-target.ts';
import { timeZone, type Model, type PlacedEvent, type Scope } from './model.ts';

/** A decision: what is written, and what the model is from then on. */
export interface Decision {
  readonly write: (table: Table) => Promise<unknown>;
  readonly applies: () => void;
}

const mostTargets = 5;
const mostEvents = 8;
const hour = 60;

/** The voice messages that there are. */
export const messages = ['1', '2', '3'].map((number) => idFrom('msg', number.padStart(26, '0')));

export class Administrators {
  readonly #organization: OrganizationId;
  readonly #model: Model;
  readonly #random: Random;
  #ids = 0;

  constructor(organization: OrganizationId, model: Model, random: Random) {
    this.#organization = organization;
    this.#model = model;
    this.#random = random;
  }

  #newId<Prefix extends IdPrefix>(prefix: Prefix, now: number): IdOf<Prefix> {
    this.#ids += 1;
    return idFrom(prefix, encodeTime(now) + String(this.#ids).padStart(16, '0'));
  }

  /** One decision, at random. */
  decide(now: number): Decision {
    const targets = [...this.#model.targets.values()];
    const events = [...this.#model.events.values()];
    const [target, event] = [
      targets.length > 0 && this.#random.pick(targets),
      events.length > 0 && this.#random.pick(events),
    ];
    const choice = this.#random.next();
    if (!target || (choice < 0.1 && targets.length < mostTargets)) return this.#create(now);
    if (choice < 0.2) return this.#change(target, { openingHours: this.#hours() }, 'answering-group-changed', now);
    if (choice < 0.4) return this.#override(target, now);
    if (choice < 0.45 && events.every(({ scope }) => scope !== target.id)) return this.#delete(target, now);
    if (event && (choice < 0.6 || events.length >= mostEvents)) return this.#edit(event, now);
    if (event && choice < 0.7) return this.#cancel(event, now);
    const scope = this.#random.chance(0.25) ? 'all-answering-groups' : target.id;
    return this.#place({ event: this.#event(now), scope, version: 1 }, 'schedule-event-created', now);
  }

  #create(now: number): Decision {
    const target: AnsweringGroup = {
      id: this.#newId('grp', now),
      name: `Grupp ${this.#ids}`,
      number: null,
      openingHours: this.#hours(),
      closedMessageId: this.#message(),
      override: null,
      overrideVersion: 0,
      createdAt: toInstant(now),
      version: 1,
      revision: 1,
      strategy: 'ring-all',
      agents: [],
    };
    const entry = this.#entry('answering-group-created', target.id, target.id, now);
    return {
      write: (table) => storeTarget(table, this.#organization, target, entry),
      applies: () => this.#model.targets.set(target.id, target),
    };
  }

  #override(target: AnsweringGroup, now: number): Decision {
    if (target.override && this.#random.chance(0.4))
      return this.#change(target, { override: null }, 'override-removed', now);
    const until = now + this.#random.between(20_000, 6 * hour * minuteMilliseconds);
    const override = { state: this.#random.pick(targetStates), since: now, until };
    return this.#change(target, { override }, 'override-set', now);
  }

  #change({ id }: AnsweringGroup, change: Partial<AnsweringGroup>, action: Action, now: number): Decision {
    const entry = this.#entry(action, id, id, now);
    let after: AnsweringGroup;
    return {
      write: async (table) => {
        const before = await findTarget(table, this.#organization, id);
        if (!before) return;
        after = revised({ ...before, ...change });
        await commitTarget(table, this.#organization, { before, after, entry });
      },
      applies: () => this.#model.targets.set(id, after),
    };
  }

  #delete({ id }: AnsweringGroup, now: number): Decision {
    const entry = this.#entry('answering-group-deleted', id, id, now);
    return {
      write: async (table) => {
        const roster = await readRoster(table, this.#organization, 'answering-group');
        const target = await findTarget(table, this.#organization, id);
        const used = [...this.#model.events.values()].some(({ scope }) => scope === id);
        if (target && !used)
          await commit(table, this.#organization, targetDeletes(this.#organization, target, roster), entry);
      },
      applies: () => this.#model.targets.delete(id),
    };
  }

  #edit({ event, scope, version }: PlacedEvent, now: number): Decision {
    const { start, end, recurrence } = this.#event(now);
    const changed = { ...event, start, end, recurrence, exceptions: {} };
    return this.#place({ event: changed, scope, version: version + 1 }, 'schedule-event-changed', now, event);
  }

  /** Puts an event where it belongs: all at once, or as one of many targets, where the link of an earlier end is left to be outvoted. */
  #place(placed: PlacedEvent, action: Action, now: number, before?: ScheduledEvent): Decision {
    const { event, scope, version } = placed;
    const entry = this.#entry(action, event.id, scope, now);
    const { pk } = keys.target(this.#organization, scope);
    const standing = before ? this.linksOf(pk, event.id) : [];
    const atOnce = standing.length !== 1 || this.#random.chance(0.5);
    const { sk } = keys.link(this.#organization, scope, linkEnd(event), event.id);
    // Under the key that is read for longer: what is older must not be read alone.
    const key = { pk, sk: atOnce || String(standing[0]) < sk ? sk : String(standing[0]) };
    const put: Write = { put: { ...linkItem(this.#organization, scope, { event, version }), ...key } };
    const clears: readonly Write[] = atOnce
      ? standing.filter((each) => each !== sk).map((each) => ({ delete: { pk, sk: each } }))
      : [];
    return {
      write: async (table) => {
        if (scope === 'all-answering-groups' || this.#model.targets.has(scope))
          await commit(table, this.#organization, [put, ...clears], entry);
      },
      applies: () => this.#model.events.set(event.id, placed),
    };
  }

  #cancel({ event, scope }: PlacedEvent, now: number): Decision {
    const entry = this.#entry('schedule-event-deleted', event.id, scope, now);
    return {
      write: async (table) => {
        const { pk } = keys.target(this.#organization, scope);
        const sks = this.linksOf(pk, event.id);
        await commit(
          table,
          this.#organization,
          sks.map((sk) => ({ delete: { pk, sk } })),
          entry,
        );
      },
      applies: () => this.#model.events.delete(event.id),
    };
  }

  /** The sort keys of an event's links that stand, old ones too. Given by whoever has the table. */
  linksOf: (pk: string, id: string) => readonly string[] = () => [];

  #event(now: number): ScheduledEvent {
    const from = now + this.#random.between(-2 * hour, 8 * hour) * minuteMilliseconds;
    const lasts = this.#random.between(1, 6 * hour) * minuteMilliseconds;
    // At equal minutes more happens at once: mostly on the quarter.
    const grain = this.#random.chance(0.7) ? 15 * minuteMilliseconds : minuteMilliseconds;
    const rounded = (moment: number): number => Math.ceil(moment / grain) * grain;
    return {
      id: this.#newId('evt', now),
      start: toLocal(rounded(from), timeZone),
      end: toLocal(rounded(from + lasts) + grain, timeZone),
      timeZone,
      recurrence: this.#random.chance(0.25) ? 'daily' : 'never',
      until: null,
      effect: this.#random.chance(0.3) ? 'open' : 'closed',
      messageId: this.#message(),
      exceptions: {},
    };
  }

  #message() {
    return this.#random.chance(0.3) ? this.#random.pick(messages) : null;
  }

  #hours(): OpeningHours | null {
    if (this.#random.chance(0.3)) return null;
    const from = `${String(this.#random.between(0, 12)).padStart(2, '0')}:${this.#random.pick(['00', '30'])}`;
    const to = `${String(this.#random.between(13, 23)).padStart(2, '0')}:${this.#random.pick(['00', '15', '59'])}`;
    const day = [{ from, to }];
    return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  }

  #entry(action: Action, entityId: string, scope: Scope, now: number): JournalEntry {
    return {
      id: this.#newId('act', now),
      at: toInstant(now),
      actor: { kind: 'system', id: null, name: '' },
      action,
      entityId,
      entityName: '',
      changes: [],
      data: {},
      wakes: { target: [scope] },
      requestId: 'request',
    };
  }
}
