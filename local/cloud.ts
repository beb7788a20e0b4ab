/** The embedded cloud: everything behind the one origin, booted from a synthesised stage over one folder of data. */
import { join } from 'node:path';
import { Clock } from './clock.ts';
import { startCognito, type Cognito } from './cognito/server.ts';
import { countWrites, followWrites } from './dynamodb/bypass.ts';
import { callEngine } from './dynamodb/call.ts';
import { startEngine } from './dynamodb/engine.ts';
import { startDynamoDbFront } from './dynamodb/front.ts';
import { createTable, type TableProperties } from './dynamodb/table.ts';
import { ttlSweep } from './dynamodb/ttl-sweep.ts';
import { startEventBus, type PublishedEvent } from './event-bus.ts';
import { startEventSources } from './event-sources.ts';
import { Faults } from './faults.ts';
import { authorizerOf } from './gateway/authorizer.ts';
import { gatewayOf, type Gateway } from './gateway/gateway.ts';
import { jsonService } from './json-service.ts';
import { Capacity } from './lambda/capacity.ts';
import { LocalFunction } from './lambda/local-function.ts';
import { OneTimeSchedules } from './schedules/one-time-schedules.ts';
import { startScheduler } from './schedules/scheduler.ts';
import { startService } from './service.ts';
import { startSms, type ReceivedText } from './sms.ts';
import { PersistedMap } from './store/persisted-map.ts';
import { apiOf } from './template/api.ts';
import type { Assembly } from './template/assembly.ts';
import { Deployment } from './template/deployment.ts';
import { edgeOf, type Edge } from './template/edge.ts';
import { atOrigin, functionsOf } from './template/functions.ts';
import { mappingsOf, queuesOf } from './template/mappings.ts';
import { retriesOf, scheduleGroupsOf, schedulesOf } from './template/schedules.ts';
import { makeDeployTimeCalls } from './template/sdk-calls.ts';
import { userPoolOf } from './template/user-pool.ts';
import { Timekeeper } from './timekeeper.ts';

export interface Cloud {
  readonly edge: Edge;
  readonly gateway: Gateway;
  readonly cognito: Cognito;
  readonly clock: Clock;
  readonly timekeeper: Timekeeper;
  readonly faults: Faults;
  /** Oldest first. */
  readonly texts: PersistedMap<ReceivedText>;
  readonly events: PersistedMap<PublishedEvent>;
  readonly oneTimeSchedules: OneTimeSchedules;
  /** Answers when everything that has been written has reached those who follow it. */
  untilQuiet(): Promise<void>;
  stop(): Promise<void>;
}

export interface CloudSettings {
  readonly assembly: Assembly;
  /** Where its data lies. */
  readonly folder: string;
  /** `http://localhost:4100` */
  readonly portalOrigin: string;
  /** File descriptor that takes what the functions write. */
  readonly log: number;
  /** At once, of one function. */
  readonly mostEnvironments: number;
}

/** Boots it. What was started is stopped again when something cannot be. @throws Refusal */
export async function startCloud(settings: CloudSettings): Promise<Cloud> {
  const started: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    return { ...(await boot(settings, (end) => started.push(end))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function boot(
  { assembly, folder, portalOrigin, log, mostEnvironments }: CloudSettings,
  onStop: (end: () => unknown) => void,
): Promise<Omit<Cloud, 'stop'>> {
  const deployment = new Deployment(assembly);
  const faults = new Faults();
  const clock = new Clock(join(folder, 'clock.jsonl'));
  onStop(() => clock.close());
  const texts = opened<ReceivedText>(join(folder, 'texts.jsonl'), onStop);
  const events = opened<PublishedEvent>(join(folder, 'events.jsonl'), onStop);

  const engine = await startEngine({ dataFile: join(folder, 'dynamodb.db') });
  onStop(() => engine.stop());
  const tables = deployment.all<TableProperties>('AWS::DynamoDB::Table');
  for (const { ref, properties } of tables) await createTable(engine.endpoint, { ...properties, TableName: ref });
  await makeDeployTimeCalls(deployment, (operation, input) => callEngine(engine.endpoint, operation, input));

  const dynamodb = await startDynamoDbFront(engine.endpoint, faults);
  const { bypass } = dynamodb;
  const { pool, triggerArn } = userPoolOf(deployment);
  const trigger = triggerArn === null ? null : (event: object) => functionOf(triggerArn).invoke(event);
  const cognito = await startCognito(pool, { folder: join(folder, 'cognito'), clock, faults, trigger });
  const sns = await startSms(texts, clock, faults);
  const busNames = deployment.all('AWS::Events::EventBus').map(({ ref }) => ref);
  const eventBus = await startEventBus(busNames, events, clock, faults);
  const oneTimeSchedules = new OneTimeSchedules(opened(join(folder, 'one-time-schedules.jsonl'), onStop));
  const scheduler = await startScheduler(scheduleGroupsOf(deployment), oneTimeSchedules, clock, faults);
  const nowhere = await startService(jsonService('cloud', {}), faults);
  for (const service of [dynamodb, cognito, sns, eventBus, scheduler, nowhere]) onStop(() => service.stop());

  const definitions = functionsOf(deployment, assembly, {
    AWS_ENDPOINT_URL: nowhere.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.endpoint,
    AWS_ENDPOINT_URL_SNS: sns.endpoint,
    AWS_ENDPOINT_URL_EVENTBRIDGE: eventBus.endpoint,
    AWS_ENDPOINT_URL_SCHEDULER: scheduler.endpoint,
  }).map((definition) => atOrigin(definition, portalOrigin));
  const host = { clockOffset: clock.offset, bypass, log, capacity: new Capacity(), mostEnvironments };
  const functions = definitions.map((definition) => new LocalFunction(definition, host));
  onStop(() => Promise.all(functions.map((each) => each.stop())));
  const byArn = new Map(functions.map((each) => [each.definition.arn, each]));
  const functionOf = (arn: string): LocalFunction => {
    const found = byArn.get(arn);
    if (!found) throw new Error(`There is no function ${arn}`);
    return found;
  };

  const definitionsOfSources = {
    mappings: mappingsOf(deployment),
    queues: queuesOf(deployment),
    schedules: schedulesOf(deployment),
    retries: retriesOf(deployment),
  };
  const sources = await startEventSources(definitionsOfSources, {
    engineEndpoint: engine.endpoint,
    tableNames: tables.filter(({ properties }) => properties.StreamSpecification).map(({ ref }) => ref),
    functions: new Map(functions.map((each) => [each.definition.name, each])),
    oneTimeSchedules,
    folder,
    clock,
    faults,
    countWrites: () => countWrites(bypass),
  });
  onStop(() => sources.stop());
  onStop(followWrites(bypass, sources.wake));

  const sweeps = tables
    .map(({ ref, properties }) => ttlSweep(engine.endpoint, ref, properties, clock))
    .filter((sweep) => sweep !== null);
  const timekeeper = new Timekeeper(clock, [...sweeps, ...sources.timed], sources.untilQuiet);
  timekeeper.start();
  onStop(() => timekeeper.stop());
  const gateway = gatewayOf(apiOf(deployment), byArn, authorizerOf(cognito.pool, clock), clock);
  const edge = edgeOf(deployment);
  const { untilQuiet } = sources;
  return { edge, gateway, cognito, clock, timekeeper, faults, texts, events, oneTimeSchedules, untilQuiet };
}

function opened<T>(file: string, onStop: (end: () => unknown) => void): PersistedMap<T> {
  const map = PersistedMap.open<T>(file);
  onStop(() => map.close());
  return map;
}
