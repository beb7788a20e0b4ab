import * as contract from '../../contract/ivr-menus.ts';
import { inKeyOrder } from '../../domain/ivr-menu.ts';
import { implement } from '../request.ts';
import { createTarget, unwritten } from '../shared/schedule-targets/create-target.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';
import { readAllowing, withAllowedNumbers } from './allowed-numbers.ts';
import { decideCircles, readAhead } from './circles.ts';
import { ivrMenuReply } from './ivr-menu-reply.ts';

/** Creates a menu. Nothing leads to its id yet; but others may lead to its number already, and so close a circle. */
export const createIvrMenu = implement(contract.createIvrMenu, async (request, powers: TargetsPowers) => {
  const { organizationId, body, at, now, newId } = request;
  const { table } = powers;
  const menu = { id: newId('mnu'), ...body, keys: inKeyOrder(body.keys), ...unwritten, createdAt: at };
  const created = await createTarget(request, powers, menu, {
    decide: async () => {
      const [circles, organization] = await Promise.all([
        menu.number === null
          ? noCircles
          : readAhead(table, organizationId, menu.keys).then((ahead) => decideCircles(menu, null, ahead)),
        readAllowing(table, organizationId, menu.keys),
      ]);
      return withAllowedNumbers(circles, menu.keys, {}, organization);
    },
  });
  return ivrMenuReply(created, now);
});

const noCircles = { wrong: [] };
