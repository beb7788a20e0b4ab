/**
 * Where the losing operator's answers are made. They are sent when their moment has come, by the cloud's clock; one that fails is tried again, one
 * that the portal refuses is not, but for a completion that comes before the hour.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock.ts';
import type { Work } from '../plug-in.ts';
import type { PersistedMap } from '../store/persisted-map.ts';
import type { Timed } from '../timekeeper.ts';
import {
  answerIdOf,
  answerOf,
  usualSettings,
  type Answer,
  type PortCase,
  type SentAnswer,
  type Settings,
} from './port-case.ts';
import type { Portal } from './portal.ts';

/** What the desk takes of the events about port requests. */
export interface PortRequested {
  readonly organizationId: string;
  readonly entityId: string;
  readonly number: string;
  readonly attempt: number;
  readonly requestedStart: string;
  readonly timeZone: string;
}

interface Parts {
  readonly cases: PersistedMap<PortCase>;
  readonly settings: PersistedMap<Settings>;
  readonly clock: Pick<Clock, 'now'>;
  readonly portal: Portal;
}

const mostTries = 8;
/** A completion comes at the hour, and while the portal does not expect it yet, every five seconds for ten minutes. */
const completionMilliseconds = 5000;
const mostCompletions = 120;

export class Desk implements Timed {
  readonly #parts: Parts;
  #sending: Promise<void> | null = null;
  #closing = new AbortController();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get settings(): Settings {
    return this.#parts.settings.get('settings') ?? usualSettings;
  }

  /** For requests that arrive from now on. */
  setUp(settings: Settings): void {
    this.#parts.settings.set('settings', settings);
  }

  /** The newest first. */
  list(): readonly PortCase[] {
    return this.#parts.cases.values().reverse();
  }

  /** The attempt of a request that counts; undefined where there is none. */
  find(id: string): PortCase | undefined {
    return this.list().find((portCase) => portCase.id === id);
  }

  /** Takes an attempt. The same one again changes nothing: an event may come twice. */
  take({ entityId: id, organizationId, number, attempt, requestedStart, timeZone }: PortRequested): void {
    const key = `${id} ${attempt}`;
    if (this.#parts.cases.get(key)) return;
    for (const earlier of this.list())
      if (earlier.id === id && earlier.attempt < attempt) this.#keep({ ...earlier, isOver: true });
    const isOld = this.list().some((other) => other.id === id && other.attempt > attempt);
    const now = this.#parts.clock.now();
    const portCase: PortCase = {
      id,
      organizationId,
      number,
      attempt,
      requestedStart,
      timeZone,
      receivedAt: new Date(now).toISOString(),
      answers: [],
      isOver: isOld,
    };
    const answer = answerOf(this.settings);
    this.#keep(
      answer === null || isOld ? portCase : withAnswer(portCase, answer, now + 1000 * this.settings.delaySeconds),
    );
    this.#begin();
  }

  /** The request was cancelled. */
  drop(id: string): void {
    for (const portCase of this.list()) if (portCase.id === id) this.#keep({ ...portCase, isOver: true });
  }

  /** Answers by hand, at once. */
  answer(portCase: PortCase, answer: Answer): void {
    this.#keep(withAnswer(portCase, answer, this.#parts.clock.now()));
    this.#begin();
  }

  open(): Work {
    this.#closing = new AbortController();
    this.#begin();
    return {
      timed: [this],
      isIdle: () => this.#sending === null,
      untilIdle: async () => {
        while (this.#sending) await this.#sending;
      },
      stop: () => this.close(),
    };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#sending;
  }

  async nextAt(until: number): Promise<number | null> {
    const moments = this.#waiting().map(({ sent }) => sent.at);
    const next = Math.min(...moments);
    return next <= until ? next : null;
  }

  async run(): Promise<void> {
    this.#begin();
    await this.#sending;
  }

  #keep(portCase: PortCase): void {
    this.#parts.cases.set(`${portCase.id} ${portCase.attempt}`, portCase);
  }

  #waiting(): readonly { readonly portCase: PortCase; readonly sent: SentAnswer }[] {
    return this.#parts.cases
      .values()
      .filter(({ isOver }) => !isOver)
      .flatMap((portCase) =>
        portCase.answers.filter(({ outcome }) => outcome === 'waiting').map((sent) => ({ portCase, sent })),
      );
  }

  #begin(): void {
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
      // Something was taken between the last look and now.
      if (this.#due() && !this.#closing.signal.aborted) this.#begin();
    });
  }

  #due() {
    return this.#waiting().find(({ sent }) => sent.at <= this.#parts.clock.now());
  }

  async #send(): Promise<void> {
    for (let next = this.#due(); next && !this.#closing.signal.aborted; next = this.#due()) {
      const status = await this.#deliver(next.portCase, next.sent);
      if (this.#closing.signal.aborted) return;
      this.#settle(next.portCase, next.sent, status);
    }
  }

  /** What the portal said; null: it said nothing. */
  async #deliver(portCase: PortCase, sent: SentAnswer): Promise<number | null> {
    const { signal } = this.#closing;
    for (let tries = 1; tries <= mostTries; tries += 1) {
      try {
        const { status } = await this.#parts.portal.answer(portCase, sent, signal);
        if (status < 500 && status !== 429) return status;
      } catch {
        // The origin may not answer yet.
      }
      if (signal.aborted) return null;
      await wait(25 * 2 ** tries, undefined, { signal }).catch(() => {});
    }
    return null;
  }

  #settle({ id, attempt }: PortCase, { answerId, at, tries, answer }: SentAnswer, status: number | null): void {
    const portCase = this.#parts.cases.get(`${id} ${attempt}`);
    if (!portCase) return;
    const isTaken = status !== null && status < 400;
    const isEarly = answer.kind === 'completed' && status === 409 && tries + 1 < mostCompletions;
    const settled: SentAnswer = {
      // The portal answers the same id as before: it has noted that it was too early.
      answerId: isEarly ? answerIdOf(portCase, 'completed', tries + 1) : answerId,
      answer,
      at: isEarly ? Math.max(at, this.#parts.clock.now()) + completionMilliseconds : at,
      tries: tries + 1,
      outcome: isEarly ? 'waiting' : isTaken ? 'taken' : status === null ? 'given-up' : 'refused',
      status,
    };
    const after = {
      ...portCase,
      answers: portCase.answers.map((each) => (each.answerId === answerId ? settled : each)),
    };
    this.#keep(isTaken && answer.kind === 'accepted' ? this.#withCompletion(after, answer) : after);
  }

  /** In the mode in which everything goes well, the number is let go at its hour. */
  #withCompletion(portCase: PortCase, { confirmedStart }: Extract<Answer, { kind: 'accepted' }>): PortCase {
    if (this.settings.mode === 'manual' || this.settings.mode === 'silent') return portCase;
    const hour = Temporal.PlainDateTime.from(confirmedStart ?? portCase.requestedStart).toZonedDateTime(
      portCase.timeZone,
    ).epochMilliseconds;
    return withAnswer(portCase, { kind: 'completed' }, hour);
  }
}

function withAnswer(portCase: PortCase, answer: Answer, at: number): PortCase {
  const nth = portCase.answers.filter((each) => each.answer.kind === answer.kind).length;
  const answerId = answerIdOf(portCase, answer.kind, nth);
  const sent: SentAnswer = { answerId, answer, at, tries: 0, outcome: 'waiting', status: null };
  return { ...portCase, answers: [...portCase.answers, sent] };
}
