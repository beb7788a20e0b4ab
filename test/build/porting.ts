/** The Tasks of the porting workflow over the table of an {@link InProcessApi}, with a request that is stored as a test wants it. */
import { SFNClient, TaskTimedOut } from '@aws-sdk/client-sfn';
import { transact } from '../../adapters/table/commit.ts';
import { portOwnerWrite } from '../../adapters/table/port-owners.ts';
import { findPortRequest, portRequestWrite } from '../../adapters/table/port-requests.ts';
import { findOrder, orderWrite } from '../../adapters/table/subscription-orders.ts';
import { idFrom, type OrganizationId, type UserId } from '../../domain/ids.ts';
import type { PortPosition } from '../../domain/port-position.ts';
import type { PortEvent } from '../../domain/port-events.ts';
import type { PortRequest } from '../../domain/port-request.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { simCardProducts, type Order } from '../../domain/subscription-order.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { priceOf } from '../../domain/catalogue/price.ts';
import { commitPortEvent } from '../../functions/shared/ports/commit-port-event.ts';
import { runAt, system } from '../../functions/shared/settle/run.ts';
import { wakePorting } from '../../functions/wake-porting/wake-porting.ts';
import { runTask } from '../../step-functions/porting/run-task.ts';
import type { InProcessApi } from './in-process-api.ts';
import { anIccid, products } from './order.ts';
import { portRequest } from './port-request.ts';
import type { Wire } from './wire.ts';
import { colleague } from './world.ts';

/** Step Functions as far as it ends waits, behind the real SDK client. */
export class FakeWaits {
  /** What waits were ended with, by their tokens. */
  readonly ended = new Map<string, PortPosition>();
  readonly waits: { readonly client: SFNClient };
  readonly #onEnd: (taskToken: string, output: PortPosition) => boolean;

  /** @param onEnd whether somebody waits with a token; by default once with each */
  constructor(wire: Wire, onEnd?: (taskToken: string, output: PortPosition) => boolean) {
    this.#onEnd = onEnd ?? ((taskToken) => !this.ended.has(taskToken));
    const credentials = { accessKeyId: 'id', secretAccessKey: 'secret' };
    const client = new SFNClient({ region: 'eu-north-1', credentials, maxAttempts: 1 });
    this.waits = { client };
    wire.attach(client, (_, input) => {
      const { taskToken, output } = input as { taskToken: string; output: string };
      const position = JSON.parse(output) as PortPosition;
      if (!this.#onEnd(taskToken, position)) throw new TaskTimedOut({ $metadata: {}, message: 'nobody waits' });
      this.ended.set(taskToken, position);
      return {};
    });
  }
}

/** The SIM cards of an order of {@link products}: reported, or not. */
const cards = (isReported: boolean): Order['simCards'] =>
  simCardProducts(currentCatalogue, products).map((product, place) => ({
    product,
    iccid: isReported ? anIccid(place + 1) : null,
  }));

/** Whose numbers move: one colleague in each table. */
const users = new WeakMap<object, Promise<UserId>>();
function userIn({ house, world }: InProcessApi): Promise<UserId> {
  const known = users.get(house) ?? colleague(house, world, { secondaryNumber: null }).then(({ id }) => id as UserId);
  users.set(house, known);
  return known;
}

/** Stores requests of the bakery, and runs Tasks for them. @param mostTexts SMS that an organisation may send a day */
export function portingOf(api: InProcessApi, { mostTexts = 5 }: { readonly mostTexts?: number } = {}) {
  let requests = 0;
  let runs = 0;
  const organizationId = () => api.world.organizationId as unknown as OrganizationId;
  const waitsOf = (onEnd?: ConstructorParameters<typeof FakeWaits>[1]) => new FakeWaits(api.house.wire, onEnd);
  const dependencies = (waits: FakeWaits) => ({
    table: api.house.table,
    waits: waits.waits,
    sms: api.house.carrier.sms,
    textLimits: { organization: { day: mostTexts, month: 1000 }, stage: { day: 1000, month: 1000 } },
  });

  /** Stores a request with its order, of a colleague. @returns the input of its execution */
  async function store(changed: Partial<PortRequest> = {}, { hasSimCards = true } = {}) {
    requests += 1;
    const userId = await userIn(api);
    const ulid = String(requests).padStart(26, '0');
    const orderId = idFrom('ord', ulid);
    const request = portRequest({ id: idFrom('prt', ulid), userId, orderId, ...changed });
    const order: Order = {
      id: orderId,
      status: 'waiting-for-sim',
      userId,
      products,
      price: priceOf(currentCatalogue, products),
      catalogueVersion: currentCatalogue.version,
      activatesOn: '2026-12-29' as LocalDate,
      timeZone: request.timeZone,
      activatesFrom: Date.parse('2026-12-28T23:00:00Z'),
      number: request.number,
      simCards: cards(hasSimCards),
      shipTo: null,
      subscriptionId: null,
      replacesSimOf: null,
      orderedBy: request.requestedBy,
      placedAt: request.placedAt,
      portRequestId: request.id,
      awaitsPort: true,
      failure: null,
      version: 1,
      revision: 0,
    };
    await transact(api.house.table, [
      portRequestWrite(organizationId(), null, request),
      portOwnerWrite(organizationId(), request.id, '5566778899'),
      orderWrite(organizationId(), null, order),
    ]);
    return { organizationId: organizationId(), portRequestId: request.id, attempt: request.attempt };
  }
  type Input = Awaited<ReturnType<typeof store>>;

  const find = async ({ portRequestId }: Pick<Input, 'portRequestId'>): Promise<PortRequest> => {
    const request = await findPortRequest(api.house.table, organizationId(), portRequestId);
    if (request === null) throw new Error(`there is no ${portRequestId}`);
    return request;
  };
  return {
    waitsOf,
    store,
    find,
    /** Changes what is stored, as another command would. */
    change: async (input: Input, changed: Partial<PortRequest>): Promise<void> => {
      const before = await find(input);
      await transact(api.house.table, [portRequestWrite(organizationId(), before, { ...before, ...changed })]);
    },
    reportSimCards: async (input: Input): Promise<void> => {
      const order = await findOrder(api.house.table, organizationId(), (await find(input)).orderId);
      if (order === null) throw new Error('there is no order');
      await transact(api.house.table, [orderWrite(organizationId(), order, { ...order, simCards: cards(true) })]);
    },
    /** Makes an event happen, as the losing operator, an administrator or the system would. */
    event: async ({ portRequestId: id }: Input, event: PortEvent): Promise<void> => {
      runs += 1;
      const maker = { ...runAt(Date.now(), `event-${runs}`), actor: system };
      await commitPortEvent(api.house.table, { organizationId: organizationId(), id }, maker, event);
    },
    /** Does a Task, now. */
    task: (task: string, input: Input, more: object = {}, waits = waitsOf()): Promise<PortPosition> => {
      runs += 1;
      return runTask(dependencies(waits), { ...input, task, ...more }, runAt(Date.now(), `run-${runs}`));
    },
    wake: (input: Input, waits: FakeWaits) => wakePorting({ table: api.house.table, waits: waits.waits }, input),
  };
}
