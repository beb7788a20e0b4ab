import * as contract from '../../contract/ivr-menus.ts';
import { inKeyOrder, type IvrMenu } from '../../domain/ivr-menu.ts';
import { changeTarget as changed } from '../../domain/schedule-target.ts';
import { given } from '../given.ts';
import { implement, type RequestOf } from '../request.ts';
import { changeTarget } from '../shared/schedule-targets/change-target.ts';
import type { TargetsPowers } from '../shared/schedule-targets/powers.ts';
import { readAllowing, withAllowedNumbers } from './allowed-numbers.ts';
import { decideCircles, readAhead } from './circles.ts';
import { ivrMenuReply } from './ivr-menu-reply.ts';

/**
 * Changes a menu. Where its keys newly lead to menus, or others may have led to the number that it takes, all that can be reached from there is
 * read, and must be the same when it is written.
 */
export const updateIvrMenu = implement(contract.updateIvrMenu, async (request, powers: TargetsPowers) => {
  const { path, now } = request;
  const { keys, ...body } = request.body;
  const saved = await changeTarget(request, powers, path.ivrMenuId, {
    alsoRead: (menu) => readOther(request, powers, menu),
    decide: (menu, { ahead, organization }) => {
      const after = changed(menu, { ...given(body), ...(keys && { keys: inKeyOrder(keys) }) });
      const judged = withAllowedNumbers(decideCircles(after, menu, ahead), after.keys, menu.keys, organization);
      return { ...judged, after };
    },
  });
  return ivrMenuReply(saved, now);
});

/**
 * What lies ahead of the keys: those that are given, or, for a number, those that there are; and the
 * organisation that allows the numbers of given keys.
 */
async function readOther(
  { organizationId, body }: RequestOf<typeof contract.updateIvrMenu>,
  { table }: TargetsPowers,
  menu: Promise<IvrMenu | null>,
) {
  const takesNumber = body.number !== undefined && body.number !== null;
  const keys = body.keys ?? (takesNumber ? (await menu)?.keys : undefined) ?? {};
  const [ahead, organization] = await Promise.all([
    readAhead(table, organizationId, keys),
    readAllowing(table, organizationId, body.keys),
  ]);
  return { ahead, organization };
}
