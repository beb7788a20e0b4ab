import type { Table } from '../../adapters/table/client.ts';
import { findTarget } from '../../adapters/table/schedule-targets.ts';
import * as contract from '../../contract/ivr-menus.ts';
import type { FieldError } from '../../domain/domain-error.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { findCircles, inKeyOrder, menuPointers, type IvrMenu } from '../../domain/ivr-menu.ts';
import { changeTarget as changed } from '../../domain/schedule-target.ts';
import { implement, type RequestOf } from '../request.ts';
import { changeTarget } from '../schedule-targets/change-target.ts';
import { missingMessages } from '../schedule-targets/demand-references.ts';
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
      const after = changed(menu, { ...given(body), ...(keys && { keys: inKeyOrder(keys) }) });
      const { errors, reached } = findCircles(after, menu.keys, new Map(menus).set(menu.id, menu));
      return { after, guards: reached, wrong: [...missing, ...errors, ...tooMany(reached)] };
    },
  });
  return ivrMenuReply(saved, now);
});

/** The named messages that are missing, and the menus that can be reached by the keys. */
async function readBeside(
  { organizationId, body }: RequestOf<typeof contract.updateIvrMenu>,
  { table }: TargetsPowers,
): Promise<{ missing: readonly FieldError[]; menus: ReadonlyMap<IvrMenu['id'], IvrMenu> }> {
  const [missing, menus] = await Promise.all([
    missingMessages(table, organizationId, namedMessages(body)),
    readReachable(table, organizationId, body.keys ?? {}),
  ]);
  return { missing, menus };
}

/** The menus that keys lead to, those that theirs lead to, and so on: each once, all that are as far away at once. */
async function readReachable(
  table: Table,
  organization: OrganizationId,
  keys: IvrMenu['keys'],
): Promise<ReadonlyMap<IvrMenu['id'], IvrMenu>> {
  const reached = new Map<IvrMenu['id'], IvrMenu | null>();
  let ahead = menuPointers(keys);
  while (ahead.length > 0) {
    const ids = [...new Set(ahead.map(({ id }) => id))].filter((id) => !reached.has(id));
    const found = await Promise.all(ids.map((id) => findTarget(table, organization, id)));
    for (const [place, id] of ids.entries()) reached.set(id, found[place] ?? null);
    ahead = found.flatMap((menu) => menuPointers(menu?.keys ?? {}));
  }
  return new Map([...reached].flatMap(([id, menu]) => (menu === null ? [] : [[id, menu] as const])));
}

/** A transaction has 100 items (DynamoDB's quota); twelve keys take up to 36 of them, what else is written a handful. */
const mostGuards = 50;

const tooMany = (guards: readonly IvrMenu[]): readonly FieldError[] =>
  guards.length > mostGuards ? [{ field: 'keys', code: 'too-many', values: { most: mostGuards } }] : [];
