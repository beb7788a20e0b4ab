import { getTarget } from '../../adapters/table/schedule-targets.ts';
import * as contract from '../../contract/ivr-menus.ts';
import { implement } from '../request.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';
import { ivrMenuReply } from './ivr-menu-reply.ts';

export const getIvrMenu = implement(
  contract.getIvrMenu,
  async ({ organizationId, path, now }, { table }: TargetsPowers) =>
    ivrMenuReply(await getTarget(table, organizationId, path.ivrMenuId), now),
);
