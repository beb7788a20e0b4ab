/**
 * A function whose caller does not wait, as schedules call it. Lambda takes the event and looks after it: a failed run comes again
 * some times, then the event is laid aside. Minutes lie between the tries in AWS; here they follow soon, so that a moved clock
 * finds them done. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Queue } from '../sqs/queue.ts';
import type { Outcome } from './environment.ts';
import type { LocalFunction } from './local-function.ts';

/** What becomes of an event whose run failed. */
export interface AsynchronousSettings {
  /** How often it is tried again. */
  readonly maximumRetries: number;
  /** Gets what was given up. */
  readonly onFailure: Queue | null;
}

export class AsynchronousTarget {
  readonly #target: LocalFunction;
  readonly #settings: AsynchronousSettings;
  readonly #clock: Clock;

  constructor(target: LocalFunction, settings: AsynchronousSettings, clock: Clock) {
    this.#target = target;
    this.#settings = settings;
    this.#clock = clock;
  }

  /** Answers when the event was dealt with, or laid aside. Never throws for the function's sake. */
  async invoke(event: unknown): Promise<void> {
    const { maximumRetries } = this.#settings;
    for (let calls = 1; ; calls += 1) {
      const outcome = await this.#target.invoke(event);
      if (outcome.kind === 'result') return;
      if (calls > maximumRetries) return this.#giveUp(event, calls, outcome);
      await wait(25 * 2 ** calls);
    }
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
  #giveUp(event: unknown, calls: number, { errorType, errorMessage }: Exclude<Outcome, { kind: 'result' }>): void {
    this.#settings.onFailure?.send(
      JSON.stringify({
        version: '1.0',
        timestamp: new Date(this.#clock.now()).toISOString(),
        requestContext: {
          requestId: randomUUID(),
          functionArn: `${this.#target.definition.arn}:$LATEST`,
          condition: 'RetriesExhausted',
          approximateInvokeCount: calls,
        },
        requestPayload: event,
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        responsePayload: { errorType, errorMessage },
      }),
    );
  }
}
