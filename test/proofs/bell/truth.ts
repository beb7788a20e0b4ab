/** What must be so, whatever happened: held to the model of what administrators have decided. */
import type { Item } from '../../../adapters/table/client.ts';
import { keys } from '../../../adapters/table/keys.ts';
import { readSchedule } from '../../../adapters/table/schedule-targets.ts';
import { minuteMilliseconds } from '../../../domain/calendar.ts';
import type { AnsweringGroupId, OrganizationId } from '../../../domain/ids.ts';
import type { JournalEntry } from '../../../domain/journal.ts';
import { toInstant } from '../../../domain/local-date.ts';
import { stateAt } from '../../../domain/schedule.ts';
import type { MemoryTable } from '../../build/memory-table.ts';
import type { Model } from './model.ts';

/** Told ahead at most. */
const ahead = minuteMilliseconds;

export class Truth {
  /** What should not have been. */
  readonly wrong: string[] = [];
  readonly counts: Record<string, number> = {};
  /** What listeners were told, in this order. */
  readonly told: JournalEntry[] = [];
  readonly #organization: OrganizationId;
  readonly #table: MemoryTable;
  readonly #model: Model;

  constructor(organization: OrganizationId, table: MemoryTable, model: Model) {
    this.#organization = organization;
    this.#table = table;
    this.#model = model;
  }

  count(what: string, times = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + times;
  }

  /** Whoever asks hears what the model says. */
  async ask(now: number): Promise<void> {
    for (const id of this.#model.targets.keys()) {
      const read = await readSchedule(this.#table.table, this.#organization, id, { at: now });
      const [answer, truth] = [read && stateAt(read.schedule, now), this.#model.stateAt(id, now)];
      this.count('answers');
      if (JSON.stringify(answer) !== JSON.stringify(truth))
        this.wrong.push(`${toInstant(now)}: ${id} answered ${JSON.stringify(answer)}, but is ${JSON.stringify(truth)}`);
    }
  }

  /** A projection says what was true at some moment since the reconciler began to run, or will be within a minute. */
  checkProjection(id: AnsweringGroupId, since: number, now: number): void {
    const told = this.#toldOf(id);
    const possible = this.#model.statesBetween(id, since, now + ahead);
    const fits = possible.some(({ state, messageId }) => state === told?.state && messageId === told.messageId);
    this.count('projections looked at');
    if (fits) return;
    const [truth] = possible;
    this.wrong.push(
      `${toInstant(now)}: ${id} is told as ${JSON.stringify(told)} after a run of the reconciler, but is ${JSON.stringify(truth)}`,
    );
  }

  /** Nothing brings back what was told of a target that is gone. */
  checkGone(): void {
    for (const { entityId } of this.told) {
      const id = entityId as AnsweringGroupId;
      if (!this.#model.targets.has(id) && this.#toldOf(id))
        this.wrong.push(`${id} is deleted, but something is told of it`);
    }
  }

  /** What listeners were told of each target is a change each time, and in the end the truth. */
  checkTold(now: number): void {
    for (const id of this.#model.targets.keys()) {
      const told = this.told.filter(({ entityId }) => entityId === id).map(({ data }) => data);
      let last: JournalEntry['data'] = { state: 'open', messageId: null };
      for (const next of told) {
        if (next.state === last.state && next.messageId === last.messageId)
          this.wrong.push(`${id} was told the same twice`);
        last = next;
      }
      const possible = this.#model.statesBetween(id, now - ahead, now + ahead);
      if (!possible.some(({ state, messageId }) => state === last.state && messageId === last.messageId))
        this.wrong.push(`${id} was last told to be ${JSON.stringify(last)}, but is ${JSON.stringify(possible[0])}`);
    }
  }

  /** The projection as it lies in the table. */
  #toldOf(id: AnsweringGroupId): Item | undefined {
    const { pk, sk } = keys.projection(this.#organization, id);
    return this.#table.partition(pk).find((item) => item.sk === sk);
  }
}
