/** An order whose number moves here, for stories that begin after it. */
import { earliestPortStart } from '../../domain/port-window.ts';
import { anIccid } from '../build/order.ts';
import type { Reply, System } from './system.ts';

/**
 * Orders *Mobil med växel* for a new user, with a number of the organisation's own at another operator and a SIM card at hand.
 * `nth` tells orders of one story apart.
 */
export async function orderPort(system: System, token: string, nth = 0): Promise<Reply['body']> {
  const user = await system.createUser(token, { secondaryNumber: null });
  const { name, organizationNumber: identityNumber } = (await system.call('GET', '/organization', { token })).body;
  const { now } = await system.control('GET', '/clock');
  const requestedStart = earliestPortStart('mobile', Date.parse(now) + 86_400_000);
  const currentOwner = { kind: 'organization', name, identityNumber };
  const { status, body } = await system.call('POST', '/subscription-orders', {
    token,
    headers: { 'idempotency-key': `port-${nth}` },
    body: {
      userId: user.id,
      products: ['mobile-pbx'],
      sim: { iccid: anIccid(700 + nth) },
      number: { port: { number: `+467017406${90 + nth}`, requestedStart, currentOwner } },
    },
  });
  if (status !== 201) throw new Error(`the order was answered with ${status} ${body.code}`);
  return body;
}
