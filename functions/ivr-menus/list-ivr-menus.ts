import * as contract from '../../contract/ivr-menus.ts';
import { implement } from '../request.ts';
import { listByName } from '../shared/schedule-targets/list-by-name.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';
import { ivrMenuReply } from './ivr-menu-reply.ts';

export const listIvrMenus = implement(contract.listIvrMenus, async (request, powers: TargetsPowers) => {
  const { targets, nextCursor } = await listByName(request, powers, 'ivr-menu');
  return { items: targets.map((target) => ivrMenuReply(target, request.now)), nextCursor };
});
