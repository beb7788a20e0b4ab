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
import { startEventBus, type PublishedEvent } from './events/event-bus.ts';
import { startEventSources, type EventSources } from './lambda/event-source-mappings.ts';
import { Faults } from './faults.ts';
import { authorizerOf } from './gateway/authorizer.ts';
import { gatewayOf, type Gateway } from './gateway/gateway.ts';
import { jsonService } from './json-service.ts';
import { Capacity } from './lambda/capacity.ts';
import { LocalFunction } from './lambda/local-function.ts';
import { OneTimeSchedules } from './scheduler/one-time-schedules.ts';
import { startScheduler } from './scheduler/scheduler.ts';
import { startService } from './service.ts';
import { startSms, type ReceivedText } from './sns/sms.ts';
import { DataFiles } from './store/data-files.ts';
import type { PersistedMap } from './store/persisted-map.ts';
import { apiOf } from './gateway/api.ts';
import type { Assembly } from './template/assembly.ts';
import { Deployment } from './template/deployment.ts';
import { edgeOf, type Edge } from './edge/edge.ts';
import { atOrigin, functionsOf } from './lambda/functions.ts';
import { mappingsOf, queuesOf } from './lambda/mappings.ts';
import { retriesOf, scheduleGroupsOf, schedulesOf } from './scheduler/template-schedules.ts';
import { makeDeployTimeCalls } from './dynamodb/deploy-time-calls.ts';
import { userPoolOf } from './cognito/user-pool.ts';
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
  /**
   * Ends what is under way, closes all data, and goes on with what `exchange` puts in its place. Warm environments stay, and all ports but the engine's.
   * What was asked of the data of before is not done to the new.
   * @throws what `exchange` throws, or Refusal for damaged data: then nothing runs until this has succeeded
   */
  restart(exchange: () => void): Promise<void>;
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
  /** At once, of all functions. */
  readonly mostEnvironmentsInAll?: number | undefined;
}

/** Boots it. What was started is stopped again when something cannot be. @throws Refusal */
export async function startCloud(settings: CloudSettings): Promise<Cloud> {
  const started: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    // Not spread: what a restart exchanges is behind getters.
    return Object.assign(await boot(settings, (end) => started.push(end)), { stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

async function boot(
  { assembly, folder, portalOrigin, log, mostEnvironments, mostEnvironmentsInAll }: CloudSettings,
  onStop: (end: () => unknown) => void,
): Promise<Omit<Cloud, 'stop'>> {
  const deployment = new Deployment(assembly);
  const faults = new Faults();
  const files = new DataFiles(folder);
  onStop(() => files.close());
  const clock = new Clock(files.open('clock'));
  const texts = files.open<ReceivedText>('texts');
  const events = files.open<PublishedEvent>('events');

  const dataFile = join(folder, 'dynamodb.db');
  let engine = await startEngine({ dataFile });
  onStop(() => engine.stop());
  const tables = deployment.all<TableProperties>('AWS::DynamoDB::Table');
  const deployTables = async (): Promise<void> => {
    for (const { ref, properties } of tables) await createTable(engine.endpoint, { ...properties, TableName: ref });
    await makeDeployTimeCalls(deployment, (operation, input) => callEngine(engine.endpoint, operation, input));
  };
  await deployTables();

  const dynamodb = await startDynamoDbFront(engine.endpoint, faults);
  const { bypass } = dynamodb;
  const { pool, triggerArn } = userPoolOf(deployment);
  const trigger = triggerArn === null ? null : (event: object) => functionOf(triggerArn).invoke(event);
  const cognito = await startCognito(pool, { files, clock, faults, trigger });
  const sns = await startSms(texts, clock, faults);
  const busNames = deployment.all('AWS::Events::EventBus').map(({ ref }) => ref);
  const eventBus = await startEventBus(busNames, events, clock, faults);
  const oneTimeSchedules = new OneTimeSchedules(files.open('one-time-schedules'));
  const scheduler = await startScheduler(scheduleGroupsOf(deployment), oneTimeSchedules, clock, faults);
  const nowhere = await startService(jsonService('cloud', {}), faults);
  const services = [cognito, sns, eventBus, scheduler, nowhere];
  for (const service of [dynamodb, ...services]) onStop(() => service.stop());

  const definitions = functionsOf(deployment, assembly, {
    AWS_ENDPOINT_URL: nowhere.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.endpoint,
    AWS_ENDPOINT_URL_SNS: sns.endpoint,
    AWS_ENDPOINT_URL_EVENTBRIDGE: eventBus.endpoint,
    AWS_ENDPOINT_URL_SCHEDULER: scheduler.endpoint,
  }).map((definition) => atOrigin(definition, portalOrigin));
  const host = {
    clockOffset: clock.offset,
    bypass,
    log,
    capacity: new Capacity(mostEnvironmentsInAll),
    mostEnvironments,
  };
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
  const sourceParts = {
    tableNames: tables.filter(({ properties }) => properties.StreamSpecification).map(({ ref }) => ref),
    functions: new Map(functions.map((each) => [each.definition.name, each])),
    oneTimeSchedules,
    files,
    clock,
    faults,
    countWrites: () => countWrites(bypass),
  };
  /** What calls functions by itself, and when. */
  const startCalling = async (): Promise<{ sources: EventSources; timekeeper: Timekeeper }> => {
    const { endpoint } = engine;
    const sources = await startEventSources(definitionsOfSources, { ...sourceParts, engineEndpoint: endpoint });
    const sweeps = tables
      .map(({ ref, properties }) => ttlSweep(endpoint, ref, properties, clock))
      .filter((sweep) => sweep !== null);
    const timekeeper = new Timekeeper(clock, [...sweeps, ...sources.timed], sources.untilQuiet);
    timekeeper.start();
    return { sources, timekeeper };
  };
  const stopCalling = async ({ sources, timekeeper }: Awaited<ReturnType<typeof startCalling>>): Promise<void> => {
    await Promise.all([timekeeper.stop(), sources.stop()]);
  };
  let calling = await startCalling();
  onStop(() => stopCalling(calling));
  onStop(followWrites(bypass, () => calling.sources.wake()));

  const gateway = gatewayOf(apiOf(deployment), byArn, authorizerOf(cognito.pool, clock), clock);
  const edge = edgeOf(deployment);
  return {
    edge,
    gateway,
    cognito,
    clock,
    faults,
    texts,
    events,
    oneTimeSchedules,
    get timekeeper() {
      return calling.timekeeper;
    },
    untilQuiet: () => calling.sources.untilQuiet(),
    async restart(exchange) {
      const keyBefore = cognito.pool.signingKey.publicKey.kid;
      faults.clear();
      // At once, so that neither begins what the other ends; from here on functions answer that they were ended.
      await Promise.all([stopCalling(calling), ...functions.map((each) => each.endRunning())]);
      await engine.stop();
      // What functions asked for before they were ended.
      await Promise.all(services.map((service) => service.untilIdle()));
      files.close();
      exchange();
      files.reopen();
      clock.reload();
      engine = await startEngine({ dataFile });
      dynamodb.moveEngine(engine.endpoint);
      await deployTables();
      // An older seed had another pool: what warm environments know of it is wrong now.
      if (cognito.pool.signingKey.publicKey.kid !== keyBefore) await Promise.all(functions.map((each) => each.stop()));
      for (const each of functions) each.goOn();
      calling = await startCalling();
    },
  };
}
