/** What replies tell of answering groups and IVR menus alike. */
import type { Target } from '../../../adapters/table/target-items.ts';
import type { AnsweringGroupReply } from '../../../contract/answering-groups.ts';
import type { IvrMenuReply } from '../../../contract/ivr-menus.ts';
import { toInstant, type EpochMilliseconds } from '../../../domain/local-date.ts';
import { overrideAt } from '../../../domain/schedule-target.ts';

type Common = Omit<
  AnsweringGroupReply & IvrMenuReply,
  'id' | 'strategy' | 'agents' | 'warnings' | 'greetingMessageId' | 'keys'
>;

/** An override that is over is none. */
export function commonReply(target: Target, now: EpochMilliseconds): Common {
  const override = overrideAt(target, now);
  return {
    name: target.name,
    number: target.number,
    openingHours: target.openingHours && hoursReply(target.openingHours),
    closedMessageId: target.closedMessageId,
    override: override && {
      state: override.state,
      since: toInstant(override.since),
      until: toInstant(override.until),
    },
    overrideVersion: target.overrideVersion,
    createdAt: target.createdAt,
    version: target.version,
  };
}

const hoursReply = (hours: NonNullable<Target['openingHours']>): NonNullable<Common['openingHours']> =>
  Object.fromEntries(Object.entries(hours).map(([weekday, intervals]) => [weekday, [...intervals]]));
