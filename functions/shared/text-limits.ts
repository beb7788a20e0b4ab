/** How many texts an organisation and the stage may send: ADR 0030. */
import type { Table } from '../../adapters/table/client.ts';
import { keys, operatorKeys } from '../../adapters/table/keys.ts';
import { countText, giveBackText, type TextAllowance } from '../../adapters/table/text-limits.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { giveBack } from '../give-back.ts';
import { log } from '../log.ts';
import type { CommonRequest, OrganizationCaller } from '../request.ts';

/** What each organisation may send, and all of them together. */
export interface TextLimits {
  readonly organization: TextAllowance;
  readonly stage: TextAllowance;
}

/** The limits from their setting. */
export function readTextLimits(setting: string): TextLimits {
  const [day = 0, month = 0, stageDay = 0, stageMonth = 0] = setting.split(' ').map(Number);
  return { organization: { day, month }, stage: { day: stageDay, month: stageMonth } };
}

/**
 * Counts a text, then records it. A text that is not recorded, or was recorded and counted before, is not counted again: otherwise
 * rejected requests, which cost nothing, would use up what others need.
 * @param isNew whether what was recorded is a text that will be sent now
 * @throws DomainError `texts-used-up`, and what `record` throws
 */
export async function withinTextLimits<Recorded>(
  table: Table,
  limits: TextLimits,
  { organizationId, requestId, now }: Pick<CommonRequest & OrganizationCaller, 'organizationId' | 'requestId' | 'now'>,
  record: () => Promise<Recorded>,
  isNew: (recorded: Recorded) => boolean,
): Promise<Recorded> {
  const counters = [
    { of: 'organization', key: keys.textsOfOrganization(organizationId), most: limits.organization },
    { of: 'stage', key: operatorKeys.textsOfStage, most: limits.stage },
  ] as const;
  const outcomes = await Promise.allSettled(
    counters.map(async (counter) => ({ ...counter, ...(await countText(table, counter.key, counter.most, now)) })),
  );
  const asked = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const counted = asked.filter(({ allowed }) => allowed);
  const full = asked.filter(({ allowed }) => !allowed);
  let isSent = false;
  try {
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    if (full.length > 0) {
      for (const { of } of full) log('error', 'texts used up', { requestId, organizationId, textLimit: of });
      const retryAfterSeconds = Math.max(...full.map((each) => each.retryAfterSeconds));
      throw new DomainError('texts-used-up', { retryAfterSeconds });
    }
    const recorded = await record();
    isSent = isNew(recorded);
    return recorded;
  } finally {
    const takeBack = counted.map((counter) => () => giveBackText(table, counter.key, now));
    if (!isSent) await giveBack('texts', requestId, takeBack);
  }
}
