/** The embedded cloud: the local services of a list of plug-ins, booted from a synthesised stage over one folder of data. */
import type { Hono } from 'hono';
import { Clock } from './clock.ts';
import { Faults } from './faults.ts';
import { resourceTypesOf, type CloudSettings, type Context, type PlugIn } from './plug-in.ts';
import { startPlugIns } from './start-plug-ins.ts';
import { DataFiles } from './store/data-files.ts';
import { Deployment } from './template/deployment.ts';
import { startWorks, type Works } from './works.ts';
import type { Timekeeper } from './timekeeper.ts';

export interface Cloud {
  readonly plugIns: readonly PlugIn[];
  readonly clock: Clock;
  readonly timekeeper: Timekeeper;
  readonly faults: Faults;
  /** The control plane's routes of the plug-ins, below `/local`. */
  readonly routes: Hono;
  /** What a plug-in provides. @throws Error when it is not among those of this cloud */
  get<Provided>(plugIn: PlugIn<Provided>): Provided;
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

/** Boots it. What was started is stopped again when something cannot be. @throws Refusal */
export async function startCloud(plugIns: readonly PlugIn[], settings: CloudSettings): Promise<Cloud> {
  const started: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    // Not spread: what a restart exchanges is behind getters.
    return Object.assign(await boot(plugIns, settings, (end) => started.push(end)), { stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

async function boot(
  plugIns: readonly PlugIn[],
  settings: CloudSettings,
  onStop: Context['onStop'],
): Promise<Omit<Cloud, 'stop'>> {
  const deployment = new Deployment(settings.assembly, resourceTypesOf(plugIns));
  const faults = new Faults();
  const files = new DataFiles(settings.folder);
  onStop(() => files.close());
  const clock = new Clock(files.open('clock'));
  const { parts, routes, get } = await startPlugIns(plugIns, { ...settings, deployment, files, clock, faults, onStop });
  let works: Works = await startWorks(parts, clock);
  // At once, so that neither begins what the other ends. Functions end before the services that they call.
  const endCalls = async (): Promise<void> => {
    await Promise.all([works.stop(), ...parts.map(async (part) => part.interrupt?.())]);
  };
  onStop(endCalls);
  return {
    plugIns,
    clock,
    faults,
    routes,
    get,
    get timekeeper() {
      return works.timekeeper;
    },
    untilQuiet: () => works.untilQuiet(),
    async restart(exchange) {
      faults.clear();
      await endCalls();
      // What was asked for before.
      await Promise.all(parts.map(async ({ service }) => service?.untilIdle()));
      for (const part of parts) await part.closeData?.();
      files.close();
      exchange();
      files.reopen();
      clock.reload();
      for (const part of parts) await part.openData?.();
      works = await startWorks(parts, clock);
    },
  };
}
