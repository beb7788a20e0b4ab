/** An IVR menu as replies tell it. */
import type { IvrMenuReply } from '../../contract/ivr-menus.ts';
import type { IvrMenu } from '../../domain/ivr-menu.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { commonReply } from '../shared/schedule-targets/common-reply.ts';

export const ivrMenuReply = (menu: IvrMenu, now: EpochMilliseconds): IvrMenuReply => ({
  ...commonReply(menu, now),
  id: menu.id,
  greetingMessageId: menu.greetingMessageId,
  keys: menu.keys,
});
