/** Numbers that move here for the bakery of an {@link InProcessApi}: orders, what the administrator does, what the losing operator answers. */
import { findPortRequest } from '../../adapters/table/port-requests.ts';
import * as ports from '../../contract/port-requests.ts';
import type { Operation } from '../../contract/operation.ts';
import type { OrganizationId, PortRequestId } from '../../domain/ids.ts';
import type { PortEvent } from '../../domain/port-events.ts';
import type { PortRequest } from '../../domain/port-request.ts';
import { commitPortEvent } from '../../functions/shared/ports/commit-port-event.ts';
import { runAt, system } from '../../functions/shared/settle/run.ts';
import type { HouseReply } from './house.ts';
import type { InProcessApi } from './in-process-api.ts';
import { anIccid, ordersOf } from './order.ts';
import type { Names } from './story.ts';
import { withDocument } from './upload.ts';
import { colleague, operatorMachine, type World } from './world.ts';

/** What moves here: the number of somebody else than the operator. */
export const moving = '+46701740605';
/** An hour at which a number can move that is ordered in the first weeks of December 2026. */
export const anHour = '2026-12-29T10:00';
export const ownOwner = { kind: 'organization', identityNumber: '556677-8899', name: 'Bageriet' };
export const person = { kind: 'person', identityNumber: '19850709-9805', name: 'Anna Andersson' };

/** What one does with ports over the API. */
export function portsOf(api: InProcessApi) {
  const orders = ordersOf(api);
  let answers = 0;
  const organization = (): OrganizationId => api.world.organizationId as unknown as OrganizationId;
  const aPort = (different: object = {}) => ({
    number: '070-174 06 05',
    requestedStart: anHour,
    currentOwner: ownOwner,
    ...different,
  });
  /** The body of an order of a mobile plan, with a SIM card at hand. */
  const aBody = (userId: string, different: object = {}, more: object = {}) => ({
    userId,
    products: ['mobile-pbx', 'data-10'],
    sim: { iccid: anIccid(1) },
    number: { port: aPort(different) },
    ...more,
  });
  const about =
    (operation: Operation) =>
    (portRequestId: string, body?: object): Promise<HouseReply> =>
      api.call(operation, {
        as: api.world.administrator,
        path: { portRequestId },
        ...(body !== undefined && { body }),
      });
  const asMachine = (operation: Operation, portRequestId: string, body?: object): Promise<HouseReply> =>
    api.call(operation, {
      as: operatorMachine,
      path: { portRequestId },
      headers: { 'x-organization': api.world.organizationId },
      ...(body !== undefined && { body }),
    });
  const find = async (id: string): Promise<PortRequest> => {
    const request = await findPortRequest(api.house.table, organization(), id as unknown as PortRequestId);
    if (request === null) throw new Error(`there is no ${id}`);
    return request;
  };
  const answer = (id: string, kind: string, more: object = {}): Promise<HouseReply> => {
    answers += 1;
    return asMachine(ports.answerPortRequest, id, { answerId: `answer-${answers}`, kind, ...more });
  };
  /** What the workflow does. */
  const happen = (id: string, event: PortEvent): Promise<PortRequest> =>
    commitPortEvent(
      api.house.table,
      { organizationId: organization(), id: id as unknown as PortRequestId },
      { ...runAt(Date.now(), 'run'), actor: system },
      event,
    );
  return {
    ...orders,
    organization,
    aPort,
    aBody,
    find,
    answer,
    happen,
    answers: (id: string, body: object) => asMachine(ports.answerPortRequest, id, body),
    owner: (id: string) => asMachine(ports.getPortOwner, id),
    show: about(ports.getPortRequest),
    stop: about(ports.cancelPortRequest),
    resubmit: (id: string, corrections: object) => about(ports.resubmitPortRequest)(id, { corrections }),
    reschedule: (id: string, requestedStart: string) => about(ports.reschedulePortRequest)(id, { requestedStart }),
    consent: (id: string, documentId: string) => about(ports.consentToPort)(id, { documentId }),
    /** A power of attorney that was checked, of the bakery if nobody else is named. */
    document: async ({ organizationId, administratorId }: World = api.world): Promise<string> => {
      const names: Names = { organization: organizationId, ada: administratorId };
      return String((await withDocument(api.house, names)).document);
    },
    /** An order of a colleague without numbers. @returns the ids */
    moving: async (different: object = {}, more: object = {}) => {
      const { id: userId } = await colleague(api.house, api.world, { secondaryNumber: null });
      const { status, body } = await orders.place(aBody(userId, different, more));
      if (status !== 201) throw new Error(`the order was answered ${status} ${JSON.stringify(body)}`);
      return { userId: String(userId), orderId: String(body.id), id: String(body.portRequestId) };
    },
    /** The hour has come: the losing operator has accepted, and the workflow has followed. */
    come: async (id: string): Promise<void> => {
      await answer(id, 'accepted');
      await happen(id, { kind: 'cut-off-passed' });
      await happen(id, { kind: 'hour-came' });
    },
  };
}
