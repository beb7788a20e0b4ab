import type { IvrMenu } from '../../domain/ivr-menu.ts';
import { keyMessages } from '../../domain/ivr-menu.ts';
import type { NamedMessages } from '../shared/schedule-targets/assert-references.ts';

/** The voice messages that a body names, by field. */
export const namedMessages = ({
  closedMessageId,
  greetingMessageId,
  keys = {},
}: {
  readonly [Field in 'closedMessageId' | 'greetingMessageId' | 'keys']?: IvrMenu[Field] | undefined;
}): NamedMessages => ({
  closedMessageId,
  greetingMessageId,
  ...Object.fromEntries(keyMessages(keys).map(({ field, id }) => [field, id])),
});
