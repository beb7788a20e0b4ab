import * as contract from '../../contract/ivr-menus.ts';
import { inKeyOrder, type IvrMenu } from '../../domain/ivr-menu.ts';
import { changeTarget as changed } from '../../domain/schedule-target.ts';
import { given } from '../given.ts';
import { implement, type RequestOf } from '../request.ts';
import { changeTarget } from '../schedule-targets/change-target.ts';
import { missingMessages } from '../schedule-targets/demand-references.ts';
import type { TargetsPowers } from '../schedule-targets/powers.ts';
import { decideCircles, readAhead } from './circles.ts';
import { ivrMenuReply } from './ivr-menu-reply.ts';
import { namedMessages } from './named-messages.ts';

/**
 * Changes a menu. Where its keys newly lead to menus, or others may have led to the number that it takes, all that can be reached from there is
 * read, and must be the same when it is written.
 */
export const updateIvrMenu = implement(contract.updateIvrMenu, async (request, powers: TargetsPowers) => {
  const { path, now } = request;
  const { keys, ...body } = request.body;
  const saved = await changeTarget(request, powers, path.ivrMenuId, {
    beside: (menu) => readBeside(request, powers, menu),
    decide: (menu, { missing, ahead }) => {
      const after = changed(menu, { ...given(body), ...(keys && { keys: inKeyOrder(keys) }) });
      const { wrong, guards } = decideCircles(after, menu, ahead);
      return { after, guards, wrong: [...missing, ...wrong] };
    },
  });
  return ivrMenuReply(saved, now);
});

/** The named messages that are missing, and what lies ahead of the keys: those that are given, or, for a number, those that there are. */
async function readBeside(
  { organizationId, body }: RequestOf<typeof contract.updateIvrMenu>,
  { table }: TargetsPowers,
  menu: Promise<IvrMenu | null>,
) {
  const takesNumber = body.number !== undefined && body.number !== null;
  const keys = body.keys ?? (takesNumber ? (await menu)?.keys : undefined) ?? {};
  const [missing, ahead] = await Promise.all([
    missingMessages(table, organizationId, namedMessages(body)),
    readAhead(table, organizationId, keys),
  ]);
  return { missing, ahead };
}
