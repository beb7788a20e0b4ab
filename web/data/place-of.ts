/** Where in the portal a thing is shown. */
import { isId } from '../../domain/ids.ts';

/** The address of what has this id; null where nothing is shown of it. */
export function placeOf(id: string): string | null {
  if (isId('usr', id)) return `/users/${id}`;
  if (isId('evt', id)) return '/schedule';
  if (isId('grp', id)) return `/answering-groups/${id}`;
  if (isId('msg', id)) return `/voice-messages/${id}`;
  if (isId('ord', id)) return `/subscriptions/orders/${id}`;
  if (isId('prt', id)) return `/subscriptions/ports/${id}`;
  if (isId('sub', id)) return `/subscriptions/${id}`;
  return isId('mnu', id) ? `/ivr-menus/${id}` : null;
}
