import * as contract from '../../contract/ivr-menus.ts';
import { inKeyOrder } from '../../domain/ivr-menu.ts';
import { implement } from '../request.ts';
import { createTarget, unwritten } from '../schedule-targets/create-target.ts';
import type { TargetsPowers } from '../schedule-targets/powers.ts';
import { ivrMenuReply } from './ivr-menu-reply.ts';
import { namedMessages } from './named-messages.ts';

/** Creates a menu. Nothing leads to it yet, so it closes no circle. */
export const createIvrMenu = implement(contract.createIvrMenu, async (request, powers: TargetsPowers) => {
  const { body, at, now, newId } = request;
  const menu = { id: newId('mnu'), ...body, keys: inKeyOrder(body.keys), ...unwritten, createdAt: at };
  return ivrMenuReply(await createTarget(request, powers, menu, namedMessages(body)), now);
});
