import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { AcceptedFinding } from '../accepted-finding.ts';

/**
 * Something in the outside world that a function may be allowed to act on: a table, a directory, a bus.
 *
 * A function is given a power in one call, `users.uses(table, 'dynamodb:GetItem')`, which grants exactly the named actions and
 * tells the function by its environment what the thing is called: neither can be forgotten without the other. There are no
 * ready-made sets of actions, so that the list in the stack is the list in the role.
 */
export interface Power<Action extends string> {
  /** What a function must know to find the thing. */
  readonly environment: Readonly<Record<string, string>>;
  /** Allows the actions on this thing and on nothing else; called with at least one action. */
  allow(actions: readonly Action[]): PolicyStatement | readonly PolicyStatement[];
  /** What cdk-nag finds in whatever was allowed, and why it is right. */
  readonly accepted?: AcceptedFinding;
}
