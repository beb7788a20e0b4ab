/**
 * How Scheduler hands a run over: the input filled in, tried again as the schedule's retry policy says, laid aside in its
 * dead-letter queue. What is handed over has arrived; that the function fails is Lambda's business (`asynchronous-target.ts`).
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { deliveryFaults, type Faults } from '../faults.ts';
import type { AsynchronousTarget } from '../lambda/asynchronous-target.ts';
import type { Queue } from '../sqs/queue.ts';

/** What a schedule calls, and what becomes of a run that cannot be handed over. */
export interface ScheduleTarget {
  /** Of a function. */
  readonly arn: string;
  /** JSON, in which Scheduler fills in its context attributes. */
  readonly input: string;
  readonly maximumRetries: number;
  readonly deadLetterArn: string | null;
}

/** A schedule whose moment has come. */
export interface Firing {
  readonly scheduleArn: string;
  /** When it was due. */
  readonly scheduledAt: number;
  readonly target: ScheduleTarget;
}

interface Parts {
  /** Null where there is no such function. */
  readonly targetOf: (arn: string) => AsynchronousTarget | null;
  readonly queueOf: (arn: string | null) => Queue | null;
  readonly faults: Faults;
}

interface Failure {
  readonly code: string;
  readonly message: string;
  /** Whether the same call may succeed later. */
  readonly mayPass: boolean;
}

// Minutes lie between the tries in AWS; here they follow soon, so that a moved clock finds them done.
const longestWaitMilliseconds = 100;

export class Handover {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Answers when the run was dealt with, or laid aside. */
  async deliver(firing: Firing): Promise<void> {
    const fault = this.#parts.faults.take('scheduler', 'Invoke', deliveryFaults);
    if (fault === 'drop') return;
    if (fault === 'duplicate') await this.#handOver(firing);
    await this.#handOver(firing);
  }

  async #handOver(firing: Firing): Promise<void> {
    const { arn, maximumRetries } = firing.target;
    for (let attempt = 1; ; attempt += 1) {
      const executionId = randomBytes(8).toString('hex');
      const payload = filledIn(firing, executionId, attempt);
      const target = this.#parts.targetOf(arn);
      const failure = target ? this.#failure() : { ...notFound, message: `Function not found: ${arn}` };
      if (target && !failure) return target.invoke(JSON.parse(payload));
      if (failure && (!failure.mayPass || attempt > maximumRetries))
        return this.#layAside(firing, payload, { ...failure, executionId, retries: attempt - 1 });
      await wait(Math.min(longestWaitMilliseconds, 5 * 2 ** attempt));
    }
  }

  #failure(): Failure | null {
    const fault = this.#parts.faults.takeNamed('scheduler', 'Invoke', ['error', 'throttle']);
    if (fault === 'throttle') return { code: 'TooManyRequestsException', message: 'Rate exceeded', mayPass: true };
    return fault && { code: 'ServiceException', message: 'Asked to fail', mayPass: true };
  }

  /** https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html */
  #layAside(
    { scheduleArn, scheduledAt, target }: Firing,
    payload: string,
    { code, message, mayPass, executionId, retries }: Failure & { executionId: string; retries: number },
  ): void {
    this.#parts.queueOf(target.deadLetterArn)?.send(payload, {
      ERROR_CODE: code,
      ERROR_MESSAGE: message,
      EXECUTION_ID: executionId,
      ...(mayPass && { EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts' }),
      IS_PAYLOAD_TRUNCATED: 'false',
      RETRY_ATTEMPTS: String(retries),
      SCHEDULED_TIME: secondOf(scheduledAt),
      SCHEDULE_ARN: scheduleArn,
      TARGET_ARN: target.arn,
    });
  }
}

const notFound = { code: 'ResourceNotFoundException', mayPass: false } as const;

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html */
function filledIn({ scheduleArn, scheduledAt, target }: Firing, executionId: string, attempt: number): string {
  const attributes: Readonly<Record<string, string>> = {
    'schedule-arn': scheduleArn,
    'scheduled-time': secondOf(scheduledAt),
    'execution-id': executionId,
    'attempt-number': String(attempt),
  };
  return target.input.replace(/<aws\.scheduler\.([a-z-]+)>/g, (text, name: string) => attributes[name] ?? text);
}

/** `2026-12-24T00:00:00Z` */
const secondOf = (moment: number): string => new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z');
