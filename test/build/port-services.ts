/**
 * Whole ports in this process: orders and answers over the API, the stream of the journal, the bus with its two queues, the workflow and the carrier. Each of
 * them can fail. What follows a stream or a queue tries again then, as Lambda lets it.
 */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { ExecutionAlreadyExists, SFNClient } from '@aws-sdk/client-sfn';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, vi } from 'vitest';
import { publish } from '../../adapters/bus.ts';
import { startPorting, type PortAttempt } from '../../adapters/porting-workflow.ts';
import type { Table } from '../../adapters/table/client.ts';
import { parseJournalItem } from '../../adapters/table/journal.ts';
import type { EventType } from '../../contract/events.ts';
import { journalEvents } from '../../functions/shared/journal-events.ts';
import type { FaultKind } from '../../local/faults.ts';
import type { HouseReply } from './house.ts';
import { openInProcessApi } from './in-process-api.ts';
import { portsOf } from './port-order.ts';
import { portingOf } from './porting.ts';
import { lost, runWorkflow, type RunningWorkflow } from './porting-workflow.ts';
import { openPatientTable } from './table.ts';
import { wireFaults } from './wire.ts';
import { colleague } from './world.ts';

/** The calls to each service that a port needs. */
const callsOf = {
  dynamodb: /^(Get|Put|Update|Delete|Query|BatchGet|TransactWrite|TransactGet)(Items?)?Command$/,
  sns: /^PublishCommand$/,
  states: /^(StartExecution|SendTaskSuccess)Command$/,
  events: /^PutEventsCommand$/,
} as const;
export type PortService = keyof typeof callsOf;
export const portServices = Object.keys(callsOf) as readonly PortService[];

/** More than the SDK's tries of one call. */
const failuresInARow = 4;
/** How often a queue of `lib/porting-stack.ts` hands over a message before it gives it up. */
const mostReceives = 5;
/** What the queue of `start-porting` gets, and that of `wake-porting`. */
const starting: readonly string[] = ['port-requested', 'port-rescheduled'] satisfies readonly EventType[];
const waking: readonly string[] = ['port-accepted', 'port-completed'] satisfies readonly EventType[];

interface PublishedEntry {
  readonly DetailType: string;
  readonly Detail: string;
}
interface Message {
  readonly work: () => Promise<unknown>;
  receives: number;
}

/** Call it at the top of a file. Each test begins on Tuesday 1 December 2026 at 09:00 in Sweden, with an empty table. */
export function openPortServices() {
  const api = openInProcessApi({ isFresh: true, now: Date.parse('2026-12-01T08:00:00Z') });
  const ports = portsOf(api);
  const porting = portingOf(api, { mostTexts: 1000 });
  let workflow: RunningWorkflow;
  let stream: Table;
  let fault: { readonly service: PortService; readonly kind: FaultKind } | null;
  let odd: boolean;
  let disturbedStages: number;
  let queued: Message[];
  let taken: Set<unknown>;
  let published: string[];
  let bus: EventBridgeClient;
  let started: SFNClient;
  let waits: ReturnType<typeof porting.waitsOf>;

  /** How often arrives what a service has taken: once, but for the first thing after a fault of its deliveries. */
  const deliveriesOf = (service: PortService): number => {
    if (!odd || fault?.service !== service) return 1;
    odd = false;
    return fault.kind === 'duplicate' ? 2 : 0;
  };
  /** From now on the service fails some times, or delivers the next thing twice or not at all. */
  const disturb = (): void => {
    if (fault === null) return;
    const kind = answerKind();
    if (kind) api.house.wire.failNext(callsOf[fault.service], kind, failuresInARow);
    else odd = true;
  };
  /** The fault where it is one of answers. */
  const answerKind = () => wireFaults.find((each) => each === fault?.kind);
  /** Whether some of what {@link disturb} has asked for has shown. */
  const isDisturbed = (): boolean => (answerKind() ? api.house.wire.failuresLeft < failuresInARow : !odd);

  const put = ({ Entries }: { readonly Entries: readonly PublishedEntry[] }): object => {
    for (let left = deliveriesOf('events'); left > 0; left -= 1)
      for (const { DetailType: type, Detail } of Entries) {
        published.push(type);
        const { organizationId, entityId: portRequestId, attempt } = JSON.parse(Detail);
        const of: PortAttempt = { organizationId, portRequestId, attempt };
        const start = () => startPorting({ stateMachineArn: 'arn', client: started }, of);
        if (starting.includes(type)) queued.push({ receives: 0, work: start });
        if (waking.includes(type)) queued.push({ receives: 0, work: () => porting.wake(of, waits) });
      }
    return { Entries: Entries.map(() => ({ EventId: 'event' })), FailedEntryCount: 0 };
  };

  beforeEach(() => {
    // What waits before a retry waits a random while, from nothing up.
    vi.spyOn(Math, 'random').mockReturnValue(0);
    [fault, odd, disturbedStages, queued, taken, published] = [null, false, 0, [], new Set(), []];
    const { wire, carrier, table } = api.house;
    stream = openPatientTable(table.name);
    carrier.deliveries = () => deliveriesOf('sns');
    const aws = { region: 'eu-north-1', credentials: { accessKeyId: 'id', secretAccessKey: 'secret' } };
    bus = new EventBridgeClient({ ...aws, maxAttempts: 3 });
    wire.attach(bus, (_, input) => put(input as Parameters<typeof put>[0]));
    started = new SFNClient({ ...aws, maxAttempts: 1 });
    wire.attach(started, (_, input) => {
      const attempt = JSON.parse((input as { input: string }).input) as PortAttempt;
      try {
        workflow.start(attempt);
      } catch {
        throw new ExecutionAlreadyExists({ $metadata: {}, message: 'it exists' });
      }
      return {};
    });
    waits = porting.waitsOf((taskToken, output) => workflow.end(taskToken, output));
    workflow = runWorkflow(async (payload) => {
      const { task, taskToken: _, ...input } = payload;
      let position: unknown = lost;
      for (let left = deliveriesOf('states'); left > 0; left -= 1)
        position = await porting.task(task, input as never, payload, waits);
      return position;
    });
  });
  afterEach(async () => {
    await workflow.close();
    stream.client.destroy();
  });

  /** Hands over what the journal has that nobody has taken: the stream comes again with what the bus rejects. */
  async function followStream(): Promise<boolean> {
    const scan = new ScanCommand({
      TableName: stream.name,
      FilterExpression: 'kind = :journal',
      ExpressionAttributeValues: { ':journal': 'journal' },
    });
    const { Items = [] } = await stream.client.send(scan);
    const fresh = Items.filter(({ sk }) => !taken.has(sk));
    if (fresh.length === 0) return false;
    const events = fresh.map((item) => {
      const { organizationId, entry } = parseJournalItem(item);
      return { sk: item['sk'], events: journalEvents(organizationId, entry) };
    });
    const all = events.flatMap(({ sk, events: ofEntry }) => ofEntry.map((event) => ({ sk, event })));
    const refused = new Set<unknown>();
    for (let left = deliveriesOf('dynamodb'); left > 0; left -= 1)
      for (const place of (
        await publish(
          { client: bus, name: 'bus' },
          all.map(({ event }) => event),
        )
      ).keys())
        refused.add(all[place]?.sk);
    for (const { sk } of events) if (!refused.has(sk)) taken.add(sk);
    return true;
  }

  /** @throws Error for a message that the queue would give up */
  async function workOff(): Promise<boolean> {
    const messages = queued.splice(0);
    for (const message of messages) {
      message.receives += 1;
      if (message.receives > mostReceives) throw new Error('a message is dead-lettered');
      await message.work().catch(() => queued.push(message));
    }
    return messages.length > 0;
  }

  /** Everything that was written reaches those who follow it. */
  async function deliver(): Promise<void> {
    for (let isBusy = true; isBusy;) {
      await workflow.quiet();
      isBusy = [await followStream(), await workOff()].includes(true);
    }
  }

  /** Asks until the answer is no 503, a minute later each time. */
  async function insist(ask: () => Promise<HouseReply>): Promise<HouseReply> {
    for (let tries = 1; ; tries += 1) {
      const reply = await ask();
      if (reply.status < 300) return reply;
      if (reply.status !== 503 || tries === 5)
        throw new Error(`answered ${reply.status} ${JSON.stringify(reply.body)}`);
      vi.setSystemTime(Date.now() + 60_000);
    }
  }

  /** Something happens, while the service is away and as it brings about what follows; then time passes. */
  async function stage(until: string, happens: () => Promise<unknown> = async () => {}): Promise<void> {
    disturb();
    await happens();
    const hasShown = isDisturbed();
    disturb();
    await deliver();
    await workflow.until(until);
    await deliver();
    if (hasShown || isDisturbed()) disturbedStages += 1;
    api.house.wire.mend();
    odd = false;
    await api.house.reconcile();
    await deliver();
  }

  /** Moves a number here while a service has a fault in each stage of the port. @returns what is left in the end */
  async function port(disturbed: typeof fault) {
    fault = null;
    const { id: userId } = await colleague(api.house, api.world, { secondaryNumber: null });
    await deliver();
    fault = disturbed;
    let order: HouseReply['body'];
    await stage('2026-12-01T08:15:00Z', async () => {
      const headers = { 'idempotency-key': 'moving' };
      order = (await insist(() => ports.place(ports.aBody(String(userId)), headers))).body;
    });
    const id = String(order.portRequestId);
    const answer = (kind: string) => () => insist(() => ports.answers(id, { answerId: kind, kind }));
    await stage('2026-12-04T09:00:00Z', answer('accepted'));
    await stage('2026-12-23T09:30:00Z');
    await stage('2026-12-29T09:30:00Z');
    await stage('2026-12-31T09:00:00Z', answer('completed'));
    const request = await ports.find(id);
    return {
      request,
      order: await ports.get(order.id),
      executions: workflow.executions.list().map(({ name, status, error }) => ({ name, status, error })),
      texts: api.house.carrier.texts.length,
      /** In how many stages the fault has shown. */
      disturbedStages,
      /** How often an event was published. */
      published: (type: EventType) => published.filter((each) => each === type).length,
    };
  }
  return { port };
}
