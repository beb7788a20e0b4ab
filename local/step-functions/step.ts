/** What a step of an execution is made of. */
import type { Execution } from './execution.ts';

export interface Moment {
  readonly now: number;
  readonly random: () => number;
  readonly newToken: () => string;
}

/** The execution after a step, and what its history says of the step. */
export interface Step {
  readonly execution: Execution;
  readonly events: readonly StepEvent[];
}
export interface StepEvent {
  readonly type: string;
  readonly state?: string;
  readonly error?: string;
  readonly cause?: string;
}
