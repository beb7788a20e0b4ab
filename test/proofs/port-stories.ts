/** The operations of port requests, each once: see `operation-stories.ts` and `crash-points.test.ts`. */
import type { OperationId } from '../../contract/operations.ts';
import { checkPort, listPortWindows } from '../../contract/port-check.ts';
import * as ports from '../../contract/port-requests.ts';
import { getPowerOfAttorney } from '../../contract/power-of-attorney.ts';
import { createSubscriptionOrder } from '../../contract/subscription-orders.ts';
import { earliestPortStart } from '../../domain/port-window.ts';
import type { House } from '../build/house.ts';
import type { InProcessApi } from '../build/in-process-api.ts';
import { moving as movingNumber, person, portsOf } from '../build/port-order.ts';
import { adas, world, worldOf, worldWithColleague, type Names, type Story } from '../build/story.ts';
import { operatorMachine } from '../build/world.ts';
import { withDocument } from '../build/upload.ts';

const apiOf = (house: House, names: Names): InProcessApi => ({
  call: (operation, request) => house.call(operation, request),
  house,
  world: worldOf(names),
});
/** Early enough for a number of each kind, whatever the clock of the file is. */
const hour = (daysLater = 0): string => earliestPortStart('geographic', Date.now() + daysLater * 24 * 3_600_000);

/** Cecilia's number is to move here. */
const moving =
  (different: object = {}, hasDocument = false, cecilia: object = {}) =>
  async (house: House): Promise<Names> => {
    const first = await worldWithColleague({ secondaryNumber: null, ...cecilia })(house);
    const names: Names = hasDocument ? await withDocument(house, first) : first;
    const api = portsOf(apiOf(house, names));
    const body = api.aBody(names.cecilia ?? '', { requestedStart: hour(), ...different });
    const placed = await adas(createSubscriptionOrder, { body, headers: { 'idempotency-key': 'before' } })(
      house,
      names,
    );
    if (placed.status !== 201)
      throw new Error(`the order was answered ${placed.status} ${JSON.stringify(placed.body)}`);
    return { ...names, order: placed.body.id, port: placed.body.portRequestId };
  };
const rejected = async (house: House): Promise<Names> => {
  const names = await moving()(house);
  await portsOf(apiOf(house, names)).answer(names.port ?? '', 'rejected', { reasonCode: 'wrong-name-or-address' });
  return names;
};
const come =
  (of: object = {}) =>
  async (house: House): Promise<Names> => {
    const names = await moving({}, false, of)(house);
    await portsOf(apiOf(house, names)).come(names.port ?? '');
    return names;
  };
const path = ({ port = '' }: Names) => ({ path: { portRequestId: port } });
const answering =
  (body: object): Story['command'] =>
  (house, names) =>
    house.call(ports.answerPortRequest, {
      as: operatorMachine,
      ...path(names),
      headers: { 'x-organization': worldOf(names).organizationId },
      body: { answerId: 'once', ...body },
    });

export const portStories = {
  checkPort: { before: world, command: adas(checkPort, { body: { number: '070-174 06 95' } }), again: [200] },
  listPortWindows: { before: world, command: adas(listPortWindows), again: [200] },
  listPortRequests: { before: moving(), command: adas(ports.listPortRequests), again: [200] },
  getPortRequest: {
    before: moving(),
    command: (house, names) => adas(ports.getPortRequest, path(names))(house, names),
    again: [200],
  },
  cancelPortRequest: {
    before: moving(),
    command: (house, names) => adas(ports.cancelPortRequest, path(names))(house, names),
    again: [200],
  },
  resubmitPortRequest: {
    before: rejected,
    command: (house, names) => {
      const corrections = { currentOwner: person, requestedStart: hour(1) };
      return adas(ports.resubmitPortRequest, { ...path(names), body: { corrections } })(house, names);
    },
    again: [200],
  },
  reschedulePortRequest: {
    before: moving(),
    command: (house, names) =>
      adas(ports.reschedulePortRequest, { ...path(names), body: { requestedStart: hour(7) } })(house, names),
    again: [200],
  },
  consentToPort: {
    before: moving({ currentOwner: person }, true),
    command: (house, names) =>
      adas(ports.consentToPort, { ...path(names), body: { documentId: names.document } })(house, names),
    again: [200],
  },
  answerPortRequest: { before: come(), command: answering({ kind: 'completed' }), again: [202] },
  getPortOwner: {
    before: moving(),
    command: (house, names) =>
      house.call(ports.getPortOwner, {
        as: operatorMachine,
        ...path(names),
        headers: { 'x-organization': worldOf(names).organizationId },
      }),
    again: [200],
  },
  getPowerOfAttorney: {
    before: moving(),
    command: (house, names) => adas(getPowerOfAttorney, path(names))(house, names),
    again: [200],
  },
} as const satisfies Partial<Record<OperationId, Story>>;

/** The user has the number already, as one of another operator. */
export const completesOwnNumber: Story = {
  before: come({ secondaryNumber: movingNumber }),
  command: answering({ kind: 'completed' }),
  again: [202],
};

/** What changes several things in one transaction. */
export const portCommands: Readonly<Record<string, Story>> = {
  'orders a number that moves here': {
    before: async (house) => withDocument(house, await worldWithColleague({ secondaryNumber: null })(house)),
    command: (house, names) => {
      const different = { requestedStart: hour(), currentOwner: person, documentId: names.document };
      const body = portsOf(apiOf(house, names)).aBody(names.cecilia ?? '', different);
      return adas(createSubscriptionOrder, { body })(house, names);
    },
    again: [201],
  },
  'cancels a port': portStories.cancelPortRequest,
  'corrects a port': portStories.resubmitPortRequest,
  'consents to a port': portStories.consentToPort,
  'completes a port': portStories.answerPortRequest,
  'completes the port of the number that its user has': completesOwnNumber,
  'takes an answer that is illegal': { before: moving(), command: answering({ kind: 'completed' }), again: [409] },
  'takes the answer that a port failed': { before: come(), command: answering({ kind: 'failed' }), again: [202] },
};
