import { Stack } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** What a stage knows of a worker. */
interface RegisteredWorker {
  readonly name: string;
  readonly lambda: LambdaFunction;
  /** Whether the workers' alarm counts the runs that Lambda refuses. */
  readonly countsThrottles: boolean;
}

/** The workers of a stage. Each registers itself when it is constructed, for the dashboard and for the alarm of refused runs. */
export class Workers {
  private readonly all: RegisteredWorker[] = [];

  add(worker: RegisteredWorker): void {
    this.all.push(worker);
  }

  /** Names of all workers so far: what the dashboard finds them by, so that it holds no stack in place. */
  get names(): readonly string[] {
    return this.all.map(({ name }) => name);
  }

  /** The workers of one stack whose refused runs are counted: an alarm refers to functions of its own stack only. */
  countedIn(stack: Construct): readonly LambdaFunction[] {
    return this.all
      .filter(({ lambda, countsThrottles }) => countsThrottles && Stack.of(lambda) === Stack.of(stack))
      .map(({ lambda }) => lambda);
  }
}
