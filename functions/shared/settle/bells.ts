/** The bells that a run arms: each minute of an organisation once, and all of them after what had to be written is written. */
import { armBell, type Bell } from '../../../adapters/bell.ts';
import { reasonOf } from '../../../adapters/dependency-failure.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import { alsoAfterDeadline } from '../../deadline.ts';

/** Scheduler rings within a minute; whatever is due sooner than that is done at once, and no bell is armed for it. */
export const soonestMilliseconds = 60_000;

export class Bells {
  readonly #minutes = new Map<OrganizationId, Set<number>>();

  /** Notes a moment at which something of an organisation is due. A bell rings at the whole minute after it, and not before. */
  add(organization: OrganizationId, moment: EpochMilliseconds, now: EpochMilliseconds): void {
    const minutes = this.#minutes.get(organization) ?? new Set();
    minutes.add(Math.ceil(Math.max(moment, now + soonestMilliseconds) / 60_000));
    this.#minutes.set(organization, minutes);
  }

  /** Arms what was noted. One that cannot be armed does not stop the others. @returns why the bells that could not be armed could not */
  arm(bell: Bell): Promise<readonly string[]> {
    // What is settled is not due any more: without its bell nobody would look at it at the next moment.
    return alsoAfterDeadline(() => this.#armAll(bell));
  }

  async #armAll(bell: Bell): Promise<readonly string[]> {
    const reasons: string[] = [];
    for (const [organizationId, minutes] of this.#minutes) {
      for (const minute of minutes) {
        try {
          await armBell(bell, { organizationId, minute });
        } catch (error) {
          reasons.push(reasonOf(error));
        }
      }
    }
    this.#minutes.clear();
    return reasons;
  }
}
