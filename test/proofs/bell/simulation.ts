/**
 * One organisation on virtual time: the real `arm-bell`, `ring-bell` and `reconcile` over a table and a Scheduler in memory, while
 * administrators change everything. First in trouble: bells are lost, doubled, late; deliveries of the stream are late, doubled,
 * given up; processes die between any two calls, and calls fail. Then in peace, to see how soon all is right again.
 */
import { encodeTime } from 'ulid';
import type { Item } from '../../../adapters/table/client.ts';
import { toItem } from '../../build/stored-item.ts';
import { newRosters } from '../../../adapters/table/schedule-targets.ts';
import { transact } from '../../../adapters/table/commit.ts';
import { parseJournalItem } from '../../../adapters/table/journal.ts';
import { minuteMilliseconds as minute } from '../../../domain/calendar.ts';
import { idFrom, type OrganizationId } from '../../../domain/ids.ts';
import { toInstant } from '../../../domain/local-date.ts';
import { armBells } from '../../../functions/arm-bell/arm-bells.ts';
import { idsFrom } from '../../../functions/idempotency.ts';
import { reconcile } from '../../../functions/reconcile/reconcile.ts';
import { replayTouches } from '../../../functions/replay-touches/replay-touches.ts';
import { ringBell } from '../../../functions/ring-bell/ring-bell.ts';
import type { Run } from '../../../functions/shared/settle/run.ts';
import { Settlement } from '../../../functions/shared/settle/settle-due.ts';
import { wakingJournalEntry } from '../../../lib/stream-patterns.ts';
import { filterOf } from '../../../local/lambda/filter.ts';
import { MemoryTable } from '../../build/memory-table.ts';
import { storeMessages } from '../../build/stored-message.ts';
import { Random } from '../../../scripts/bench/random.ts';
import { FakeScheduler, type ArmedBell } from '../../build/scheduler.ts';
import { VirtualTime } from '../../build/virtual-time.ts';
import { Administrators, messages } from './administrators.ts';
import { Model, timeZone } from './model.ts';
import { Processes } from './processes.ts';
import { Truth } from './truth.ts';

export interface Findings {
  /** What should not have been. */
  readonly wrong: readonly string[];
  /** How much of everything there was. */
  readonly counts: Readonly<Record<string, number>>;
}

const second = 1000;
const hour = 60 * minute;

/** Days on which to begin: an ordinary one, New Year, and the days before the clocks change. */
const days = ['2026-11-23', '2026-12-31', '2027-03-27', '2026-10-24'];
const troubleLasts = 4 * hour;
const peaceLasts = 3 * hour;
const reconcilePeriod = 5 * minute;
/** Of `replay-touches`; what it could not do comes again six times as long after. */
const replayTimeout = 60 * second;

/** Which records of the stream `arm-bell` is called for. */
const wakesBell = filterOf([JSON.stringify(wakingJournalEntry)]);

const nothingFound = { result: new Settlement() };

interface Delivery {
  readonly image: Item;
  tries: number;
}

export class Simulation {
  readonly #random: Random;
  readonly #time: VirtualTime;
  readonly #begun: number;
  readonly #processes: Processes;
  readonly #table: MemoryTable;
  readonly #scheduler: FakeScheduler;
  readonly #model = new Model();
  readonly #administrators: Administrators;
  readonly #organization: OrganizationId = idFrom('org', '1'.padStart(26, '0'));
  readonly #truth: Truth;
  /** Entries that nobody has settled yet. */
  readonly #unsettled = new Set<Item>();
  /** When the last consequence of a fault, or the last decision, came about. */
  #lastTrouble = 0;
  #runs = 0;

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#begun = Date.parse(`${this.#random.pick(days)}T00:00:00Z`) + this.#random.between(0, 24 * 60) * minute;
    this.#time = new VirtualTime(this.#begun);
    this.#processes = new Processes(this.#time, this.#random);
    this.#table = new MemoryTable(this.#processes.pass, (item) => this.#stream(item));
    const attach = (client: object, answer?: (command: string, input: object) => object): void => {
      const instead = (_: unknown, context: { commandName?: string }) => async (args: { input: object }) => ({
        response: {},
        output: await this.#processes.pass(
          context.commandName ?? '',
          () => answer?.(context.commandName ?? '', args.input) ?? {},
        ),
      });
      (client as { middlewareStack: { add: (...args: unknown[]) => void } }).middlewareStack.add(instead, {
        step: 'initialize',
      });
    };
    this.#truth = new Truth(this.#organization, this.#table, this.#model);
    this.#scheduler = new FakeScheduler({ attach }, (name, bell) => this.#armed(name, bell));
    this.#administrators = new Administrators(this.#organization, this.#model, this.#random);
    this.#administrators.linksOf = (pk, id) =>
      this.#table.partition(pk).flatMap(({ sk }) => (String(sk).endsWith(id.slice(4)) ? [String(sk)] : []));
  }

  async run(): Promise<Findings> {
    // What waits in the product's code waits here too.
    const { setTimeout: realSetTimeout } = globalThis;
    const realRandom = Math.random;
    globalThis.setTimeout = ((wake: () => void, milliseconds = 0) =>
      this.#time.at(this.#time.now + milliseconds, wake)) as unknown as typeof setTimeout;
    Math.random = () => this.#random.next();
    try {
      await transact(this.#table.table, newRosters(this.#organization, timeZone));
      await storeMessages(this.#table.table, this.#organization, ...messages);
      this.#administer();
      this.#watch();
      this.#beat();
      await this.#time.passUntil(this.#begun + troubleLasts + peaceLasts);
    } finally {
      globalThis.setTimeout = realSetTimeout;
      Math.random = realRandom;
    }
    this.#truth.checkTold(this.#time.now);
    return {
      wrong: this.#truth.wrong,
      counts: { ...this.#truth.counts, stopped: this.#processes.stopped, callsFailed: this.#processes.failed },
    };
  }

  get #troubled(): boolean {
    return this.#time.now < this.#begun + troubleLasts;
  }

  #count(what: string, times = 1): void {
    this.#truth.count(what, times);
  }

  /** Ids of their own for every run, made of its time as they are in earnest. */
  #run(now: number): Run {
    this.#runs += 1;
    const first = encodeTime(now) + String(this.#runs).padStart(8, '0') + '0'.repeat(8);
    return { now, at: toInstant(now), requestId: 'request', newId: idsFrom(first) };
  }

  /** One decision after the other, in bursts. */
  #administer(): void {
    if (!this.#troubled) return;
    const now = this.#time.now;
    this.#lastTrouble = now;
    const decision = this.#administrators.decide(now);
    const onDone = (command: string): void => {
      if (command === 'TransactWriteItemsCommand') decision.applies();
    };
    const pause = this.#random.chance(0.4) ? this.#random.between(10, 3000) : this.#random.between(1, 25) * minute;
    void this.#carryOut(
      () => this.#processes.run({ troubled: false, onDone }, () => decision.write(this.#table.table)),
      pause,
    );
  }

  async #carryOut(decide: () => Promise<unknown>, pause: number): Promise<void> {
    const outcome = await decide();
    if (outcome === 'failed') this.#truth.wrong.push('an administrator could not do what should have been possible');
    this.#count('decisions');
    this.#time.at(this.#time.now + pause, () => this.#administer());
  }

  /** Follows what is put: entries that wake something to `arm-bell`, what was told to its listeners. */
  #stream(item: Item): void {
    if (item.kind !== 'journal') return;
    const { entry } = parseJournalItem(item);
    if (entry.action === 'target-state-changed') {
      this.#truth.told.push(entry);
      this.#count('told');
    }
    if (!wakesBell({ eventName: 'INSERT', dynamodb: { NewImage: toItem(item) } })) return;
    this.#unsettled.add(item);
    const delivery: Delivery = { image: item, tries: 0 };
    const late = this.#troubled && this.#random.chance(0.15);
    this.#deliver(delivery, late ? this.#random.between(second, 4 * minute) : this.#random.between(100, 900));
    if (this.#troubled && this.#random.chance(0.1))
      this.#deliver({ ...delivery }, this.#random.between(100, 4 * minute));
  }

  #deliver(delivery: Delivery, after: number): void {
    this.#time.at(this.#time.now + after, () => {
      this.#lastTrouble = this.#time.now;
      void this.#arm(delivery);
    });
  }

  async #arm(delivery: Delivery): Promise<void> {
    delivery.tries += 1;
    this.#count('deliveries');
    const record = { dynamodb: { SequenceNumber: '1', NewImage: toItem(delivery.image) } };
    const powers = { table: this.#table.table, bell: this.#scheduler.bell };
    const outcome = await this.#processes.run({ troubled: this.#troubled }, () =>
      armBells(powers, [record as never], this.#run(this.#time.now)),
    );
    if (typeof outcome === 'object' && outcome.result.failed.length === 0) this.#unsettled.delete(delivery.image);
    else if (delivery.tries < 3) this.#deliver(delivery, this.#random.between(second, 10 * second));
    else this.#replay(delivery.image, this.#random.between(10 * second, 2 * minute));
  }

  /** What the stream has given up comes by way of the queue, again and again. */
  #replay(image: Item, after: number): void {
    this.#time.at(this.#time.now + after, () => {
      this.#lastTrouble = this.#time.now;
      void this.#tryReplay(image);
    });
  }

  async #tryReplay(image: Item): Promise<void> {
    this.#count('replays');
    const at = Date.parse(parseJournalItem(image).entry.at);
    const span = { from: at - minute, to: at + minute };
    const powers = { table: this.#table.table, bell: this.#scheduler.bell };
    const outcome = await this.#processes.run({ troubled: this.#troubled }, () =>
      replayTouches(powers, this.#organization, span, this.#run(this.#time.now)),
    );
    if (typeof outcome === 'object' && outcome.result.failures.length === 0) this.#unsettled.delete(image);
    else this.#replay(image, 6 * replayTimeout);
  }

  /** A bell that was armed rings at its minute or within the next one; in trouble twice, much later, or never. */
  #armed(name: string, bell: ArmedBell): void {
    this.#count('armed');
    const { at, input } = bell;
    this.#time.at(at, () => {
      this.#scheduler.armed.delete(name);
      if (this.#troubled) this.#lastTrouble = this.#time.now;
      if (this.#troubled && this.#random.chance(0.15)) {
        this.#count('bells lost');
        return;
      }
      const late = this.#troubled && this.#random.chance(0.15);
      const after = late ? this.#random.between(minute, 10 * minute) : this.#random.between(0, 55 * second);
      this.#time.at(this.#time.now + after, () => void this.#ring(input, 0));
      if (this.#troubled && this.#random.chance(0.15))
        this.#time.at(this.#time.now + this.#random.between(0, 5 * minute), () => void this.#ring(input, 0));
    });
  }

  async #ring(input: ArmedBell['input'], tries: number): Promise<void> {
    this.#count('rings');
    const now = Math.max(this.#time.now, Date.parse(input.moment));
    const outcome = await this.#processes.run({ troubled: this.#troubled }, () =>
      ringBell(this.#powers(), this.#organization, this.#run(now)),
    );
    const done = typeof outcome === 'object' && outcome.result.failures.length === 0;
    if (!done && tries < 2)
      this.#time.at(this.#time.now + (tries + 1) * minute, () => void this.#ring(input, tries + 1));
  }

  #powers() {
    const nothing = {
      get client(): never {
        throw new Error('nobody here has an account or a file');
      },
    };
    const accounts = Object.assign(Object.create(nothing) as typeof nothing, { userPoolId: '', clientId: '' });
    const files = Object.assign(Object.create(nothing) as typeof nothing, { quarantineBucket: '', checkedBucket: '' });
    return { table: this.#table.table, bell: this.#scheduler.bell, accounts, files };
  }

  /** The reconciler, every five minutes; afterwards all is right that somebody could have known of. */
  #beat(): void {
    this.#time.at(this.#time.now + reconcilePeriod, () => {
      this.#beat();
      void this.#reconcile();
    });
  }

  async #reconcile(): Promise<void> {
    const begun = this.#time.now;
    // A run that finds nothing is most of them, and takes most of the time.
    const outcome = !this.#table.anyDue(begun)
      ? nothingFound
      : await this.#processes.run({ troubled: this.#troubled }, () => reconcile(this.#powers(), this.#run(begun)));
    if (typeof outcome !== 'object' || outcome.result.failures.length > 0) return;
    this.#count('reconciled');
    this.#count('found by reconcile', outcome.result.done);
    const isAtPeace = begun > Math.max(this.#begun + troubleLasts, this.#lastTrouble);
    if (isAtPeace && this.#unsettled.size > 0)
      this.#truth.wrong.push(`${toInstant(begun)}: ${this.#unsettled.size} entries are still not settled`);
    const unsettled = [...this.#unsettled].flatMap((item) => parseJournalItem(item).entry.wakes?.target ?? []);
    for (const id of this.#model.targets.keys())
      if (!unsettled.includes(id) && !unsettled.includes('all-answering-groups'))
        this.#truth.checkProjection(id, begun, this.#time.now);
    this.#truth.checkGone();
  }

  /** Whoever asks, at whatever moment, hears what the model says. */
  #watch(): void {
    this.#time.at(this.#time.now + this.#random.between(second, hour), () => {
      this.#watch();
      void this.#truth.ask(this.#time.now);
    });
  }
}
