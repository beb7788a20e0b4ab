/**
 * The executions of the state machines: started, woken by tokens and by the clock, and carried on after the process was killed. Each is taken
 * forward by one loop at a time.
 */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Work } from '../plug-in.ts';
import { ServiceError } from '../service.ts';
import type { PersistedMap } from '../store/persisted-map.ts';
import type { Timed } from '../timekeeper.ts';
import type { Definition } from './definition.ts';
import { dueAt, type Execution, type HistoryEvent } from './execution.ts';
import { QueryEvaluationError } from './expressions.ts';
import { begin, end, isReady, redriven, step } from './interpreter.ts';
import type { Step } from './step.ts';
import { callOf, type Call } from './tasks.ts';

export interface Machine {
  readonly name: string;
  readonly arn: string;
  readonly definition: Definition;
}

/** What a call of a function came to. `lost`: it never arrived. */
export type Called =
  | { readonly kind: 'result'; readonly payload: unknown }
  | { readonly kind: 'failed'; readonly error: string; readonly cause: string }
  | { readonly kind: 'lost' };

interface Parts {
  readonly machines: readonly Machine[];
  readonly kept: PersistedMap<Execution>;
  readonly history: PersistedMap<HistoryEvent>;
  readonly clock: Pick<Clock, 'now'>;
  readonly call: (call: Call) => Promise<Called>;
  readonly random?: () => number;
}

export class Executions implements Timed {
  readonly #parts: Parts;
  /** The loops that are under way, by the ARN of the execution. */
  readonly #loops = new Map<string, Promise<void>>();
  /** The executions whose call was lost: they wait for its deadline. */
  readonly #lost = new Set<string>();
  #isOpen = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Goes on with all that is running. */
  open(): Work {
    this.#isOpen = true;
    this.#lost.clear();
    for (const { arn } of this.running()) this.#carryOn(arn);
    return {
      timed: [this],
      isIdle: () => this.#loops.size === 0,
      untilIdle: () => this.#untilIdle(),
      stop: () => this.close(),
    };
  }

  /** Begins nothing more, and answers when what is under way has ended. */
  async close(): Promise<void> {
    this.#isOpen = false;
    await this.#untilIdle();
  }

  async #untilIdle(): Promise<void> {
    while (this.#loops.size > 0) await Promise.all(this.#loops.values());
  }

  /** The newest first. */
  list(): readonly Execution[] {
    return this.#parts.kept.values().reverse();
  }

  running(): readonly Execution[] {
    return this.#parts.kept.values().filter(({ status }) => status === 'RUNNING');
  }

  machineOf({ machineArn }: Pick<Execution, 'machineArn'>): Machine {
    const machine = this.#parts.machines.find(({ arn }) => arn === machineArn);
    if (!machine) throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${machineArn}'`);
    return machine;
  }

  /** @throws ServiceError `ExecutionDoesNotExist` */
  find(arn: string): Execution {
    const execution = this.#parts.kept.get(arn);
    if (!execution) throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return execution;
  }

  /** Oldest first. */
  historyOf(arn: string): readonly HistoryEvent[] {
    return this.#parts.history.values().filter(({ executionArn }) => executionArn === arn);
  }

  /**
   * Starts one. The name of one that is running, with the same input, is that one.
   * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
   * @throws ServiceError `ExecutionAlreadyExists`
   */
  start(machine: Machine, name: string, input: unknown): Execution {
    const arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
    const existing = this.#parts.kept.get(arn);
    if (existing) {
      if (existing.status === 'RUNNING' && JSON.stringify(existing.input) === JSON.stringify(input)) return existing;
      throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    const { execution } = this.#keep(
      begin(machine.definition, { arn, name, machineArn: machine.arn, input }, this.#parts.clock.now()),
    );
    this.#carryOn(arn);
    return execution;
  }

  /** @throws ServiceError `TaskTimedOut` for a token that nobody waits with any more, `InvalidToken` for one that was never given */
  succeed(token: string, result: unknown): void {
    this.#answer(token, { kind: 'succeeded', result });
  }

  /** As {@link succeed}. */
  fail(token: string, error: string, cause: string): void {
    this.#answer(token, { kind: 'failed', error, cause });
  }

  /** As {@link succeed}: puts off the heartbeat's timeout. */
  heartbeat(token: string): void {
    const execution = this.#waitingWith(token);
    const { phase } = execution;
    if (phase.kind !== 'token' || phase.heartbeatSeconds === null) return;
    const heartbeatBy = this.#parts.clock.now() + 1000 * phase.heartbeatSeconds;
    this.#keep({ execution: { ...execution, phase: { ...phase, heartbeatBy } }, events: [] });
  }

  #answer(token: string, phase: Extract<Execution['phase'], { kind: 'succeeded' | 'failed' }>): void {
    const execution = this.#waitingWith(token);
    this.#keep({ execution: { ...execution, phase }, events: [] });
    this.#carryOn(execution.arn);
  }

  #waitingWith(token: string): Execution {
    const arn = arnIn(token);
    const execution = arn === null ? undefined : this.#parts.kept.get(arn);
    if (!execution) throw new ServiceError('InvalidToken', 'Invalid Token');
    if (execution.status === 'RUNNING' && execution.phase.kind === 'token' && execution.phase.token === token)
      return execution;
    throw new ServiceError('TaskTimedOut', 'Task Timed Out: the token is no longer waited for');
  }

  /** @throws ServiceError `ExecutionDoesNotExist` */
  stop(arn: string, error: string, cause: string): Execution {
    const execution = this.find(arn);
    if (execution.status !== 'RUNNING') return execution;
    return this.#keep(end(execution, this.#parts.clock.now(), { status: 'ABORTED', error, cause })).execution;
  }

  /**
   * Lets an execution that did not succeed go on with the state at which it ended.
   * https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
   * @throws ServiceError `ExecutionNotRedrivable`, `ExecutionDoesNotExist`
   */
  redrive(arn: string): Execution {
    const execution = this.find(arn);
    if (execution.status === 'RUNNING' || execution.status === 'SUCCEEDED')
      throw new ServiceError('ExecutionNotRedrivable', `Execution is ${execution.status}: '${arn}'`);
    const again = this.#keep(redriven(execution, this.#parts.clock.now())).execution;
    this.#carryOn(arn);
    return again;
  }

  async nextAt(until: number): Promise<number | null> {
    const moments = this.running()
      .filter((execution) => this.#isTimed(execution))
      .flatMap((execution) => dueAt(execution) ?? [])
      .filter((at) => at <= until);
    return moments.length === 0 ? null : Math.min(...moments);
  }

  async run(): Promise<void> {
    const now = this.#parts.clock.now();
    const due = this.running().filter((execution) => this.#isTimed(execution) && (dueAt(execution) ?? Infinity) <= now);
    for (const execution of due) {
      this.#keep({ execution: { ...execution, phase: timedOut(execution, now) }, events: [] });
      this.#lost.delete(execution.arn);
      this.#carryOn(execution.arn);
    }
  }

  /** A call that is under way has real time; one that was lost has the clock's. */
  #isTimed({ arn, phase }: Execution): boolean {
    return phase.kind !== 'calling' || this.#lost.has(arn);
  }

  #keep<S extends Step>(after: S): S {
    const { execution, events } = after;
    const now = this.#parts.clock.now();
    for (const { type, state = null, ...more } of events) {
      const id = this.#parts.history.size + 1;
      this.#parts.history.set(String(id), { executionArn: execution.arn, id, at: now, type, state, ...more });
    }
    this.#parts.kept.set(execution.arn, execution);
    return after;
  }

  #carryOn(arn: string): void {
    if (!this.#isOpen || this.#loops.has(arn)) return;
    const loop = this.#loop(arn).finally(() => {
      this.#loops.delete(arn);
      // Something happened between the last look and now.
      const after = this.#parts.kept.get(arn);
      if (after && (isReady(after) || isToBeCalled(after)) && !this.#lost.has(arn)) this.#carryOn(arn);
    });
    this.#loops.set(arn, loop);
  }

  async #loop(arn: string): Promise<void> {
    for (;;) {
      const execution = this.#parts.kept.get(arn);
      if (!execution || !this.#isOpen) return;
      if (isReady(execution)) await this.#step(execution);
      else if (isToBeCalled(execution) && !this.#lost.has(arn)) await this.#call(execution);
      else return;
    }
  }

  async #step(execution: Execution): Promise<void> {
    const { definition } = this.machineOf(execution);
    const now = this.#parts.clock.now();
    const after = await step(definition, execution, {
      now,
      random: this.#parts.random ?? Math.random,
      newToken: () => tokenOf(execution.arn),
    });
    // It was stopped meanwhile.
    if (this.#parts.kept.get(execution.arn) === execution) this.#keep(after);
  }

  async #call(execution: Execution): Promise<void> {
    const { definition } = this.machineOf(execution);
    const { arn, phase } = execution;
    const called = await this.#called(definition, execution);
    const now = this.#parts.kept.get(arn);
    // Answered with the token, stopped, or timed out meanwhile.
    if (now === undefined || now.phase !== phase || now.status !== 'RUNNING' || !this.#isOpen) return;
    if (called.kind === 'lost') {
      if (phase.kind === 'token')
        this.#keep({ execution: { ...now, phase: { ...phase, isCalled: true } }, events: [] });
      else this.#lost.add(arn);
      return;
    }
    if (called.kind === 'failed') {
      const { error, cause } = called;
      this.#keep({ execution: { ...now, phase: { kind: 'failed', error, cause } }, events: [] });
    } else if (phase.kind === 'token') {
      const submitted = [{ type: 'TaskSubmitted', state: now.state }];
      this.#keep({ execution: { ...now, phase: { ...phase, isCalled: true } }, events: submitted });
    } else {
      const result = { ExecutedVersion: '$LATEST', Payload: called.payload, StatusCode: 200 };
      this.#keep({ execution: { ...now, phase: { kind: 'succeeded', result } }, events: [] });
    }
  }

  async #called(definition: Definition, execution: Execution): Promise<Called> {
    try {
      return await this.#parts.call(await callOf(definition, execution, this.#parts.clock.now()));
    } catch (error) {
      if (!(error instanceof QueryEvaluationError)) throw error;
      return { kind: 'failed', error: 'States.QueryEvaluationError', cause: error.message };
    }
  }
}

const isToBeCalled = ({ status, phase }: Execution): boolean =>
  status === 'RUNNING' && (phase.kind === 'calling' || (phase.kind === 'token' && !phase.isCalled));

function timedOut({ phase, stateInput }: Execution, now: number): Execution['phase'] {
  if (phase.kind === 'timer')
    return phase.after === 'enter' ? { kind: 'enter' } : { kind: 'succeeded', result: stateInput };
  const isHeartbeat =
    phase.kind === 'token' &&
    phase.heartbeatBy !== null &&
    phase.heartbeatBy <= now &&
    (phase.deadline ?? Infinity) > now;
  return { kind: 'failed', error: isHeartbeat ? 'States.HeartbeatTimeout' : 'States.Timeout', cause: '' };
}

/** A token says whose it is, so that it is found without a list of tokens. */
const tokenOf = (arn: string): string =>
  `${Buffer.from(arn).toString('base64url')}.${randomBytes(24).toString('base64url')}`;

function arnIn(token: string): string | null {
  const [encoded = '', secret] = token.split('.');
  return secret === undefined ? null : Buffer.from(encoded, 'base64url').toString();
}
