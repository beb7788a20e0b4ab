import { listAllTargets } from '../../adapters/table/schedule-targets.ts';
import * as contract from '../../contract/ivr-menus.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { demandNoCircle, inKeyOrder, type IvrMenu } from '../../domain/ivr-menu.ts';
import { changeTarget as changed } from '../../domain/schedule-target.ts';
import { implement, type RequestOf } from '../request.ts';
import { changeTarget } from '../schedule-targets/change-target.ts';
import { demandNoneMissing, missingMessages } from '../schedule-targets/demand-messages.ts';
import { given } from '../given.ts';
import type { TargetsPowers } from '../schedule-targets/powers.ts';
import { ivrMenuReply } from './ivr-menu-reply.ts';
import { namedMessages } from './named-messages.ts';

/** Changes a menu. Where its keys newly lead to menus, all that can be reached from there are read, and must be the same when it is written. */
export const updateIvrMenu = implement(contract.updateIvrMenu, async (request, powers: TargetsPowers) => {
  const { path, now } = request;
  const { keys, ...body } = request.body;
  const saved = await changeTarget(request, powers, path.ivrMenuId, {
    beside: () => readBeside(request, powers),
    decide: (menu, { missing, menus }) => {
      demandNoneMissing(missing);
      const after = changed(menu, { ...given(body), ...(keys && { keys: inKeyOrder(keys) }) });
      const guards = demandNoCircle(after, menu.keys, menus);
      if (guards.length > mostGuards) throw tooMany();
      return { after, guards };
    },
  });
  return ivrMenuReply(saved, now);
});

/** The named messages that are missing, and all menus when keys may lead to some. */
async function readBeside(
  { organizationId, body }: RequestOf<typeof contract.updateIvrMenu>,
  { table }: TargetsPowers,
): Promise<{ missing: readonly string[]; menus: ReadonlyMap<IvrMenu['id'], IvrMenu> }> {
  const leadsToMenus = Object.values(body.keys ?? {}).some(({ kind }) => kind === 'ivr-menu');
  const [missing, menus] = await Promise.all([
    missingMessages(table, organizationId, namedMessages(body)),
    leadsToMenus ? listAllTargets(table, organizationId, 'ivr-menu') : [],
  ]);
  return { missing, menus: new Map(menus.map((menu) => [menu.id, menu])) };
}

/** A transaction has 100 items (DynamoDB's quota); twelve keys take up to 36 of them, what else is written a handful. */
const mostGuards = 50;

const tooMany = (): DomainError =>
  new DomainError('invalid-request', { errors: [{ field: 'keys', code: 'too-many', values: { most: mostGuards } }] });
