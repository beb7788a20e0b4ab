/**
 * A local service as a plug-in: which resource types of the template are its own, which faults it can show, and how it runs. The embedded
 * cloud (`cloud.ts`) knows nothing else of its services; `plug-ins.ts` lists them.
 */
import type { Hono } from 'hono';
import type { Clock } from './clock.ts';
import type { FaultKind, Faults } from './faults.ts';
import type { RunningService } from './service.ts';
import type { DataFiles } from './store/data-files.ts';
import type { Assembly } from './template/assembly.ts';
import type { Deployment } from './template/deployment.ts';
import type { ResourceTypes } from './template/identity.ts';
import { unclaimedTypes } from './template/resource-types.ts';
import type { Timed } from './timekeeper.ts';

export interface PlugIn<Provided = unknown> {
  /** Also the service's name in the faults of the control plane. */
  readonly name: string;
  /** What the console calls it, in Swedish; its name where left out. */
  readonly title?: string;
  /** Path of the browser module that shows it on the console, where there is something to see; `console/console.js` says what that exports. */
  readonly panel?: string;
  /** The types that it claims. The template is read with `context.deployment.all(type)`. */
  readonly resourceTypes: ResourceTypes;
  /** The faults that tests and the console can ask for; none where it cannot fail. */
  readonly faults: readonly FaultKind[];
  /** Runs once for each cloud. What must end although a later start fails is given to `context.onStop`. @throws Refusal */
  start(context: Context): RunningPlugIn<Provided> | Promise<RunningPlugIn<Provided>>;
}

/** What a plug-in gets to run with. */
export interface Context extends CloudSettings {
  readonly deployment: Deployment;
  /** Maps that survive kill -9. A reset closes them and opens them again with the contents of the seed. */
  readonly files: DataFiles;
  readonly clock: Clock;
  readonly faults: Faults;
  /** What another plug-in provides. @throws Error before that one has started: the registry lists it earlier */
  get<Provided>(plugIn: PlugIn<Provided>): Provided;
  /** The `AWS_ENDPOINT_URL_…` of all plug-ins that have started. */
  endpointVariables(): Readonly<Record<string, string>>;
  /** Is called when the cloud stops, in the reverse order. */
  onStop(end: () => unknown): void;
}

/** How a cloud is started. */
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

/** A plug-in that has started. It keeps its ports and its maps over a reset. */
export interface RunningPlugIn<Provided = unknown> {
  /** What other plug-ins reach by `context.get`. */
  readonly provides: Provided;
  /** Its HTTP server, where it has one: a reset waits for its calls, and it stops with the cloud. */
  readonly service?: RunningService;
  /** By which functions find it, such as `AWS_ENDPOINT_URL_SNS`. */
  readonly endpointVariables?: Readonly<Record<string, string>>;
  /** Routes of the control plane, below `/local`. */
  readonly routes?: Hono;
  /** Begins what it does by itself: when all plug-ins have started, and again after each reset. @throws Refusal */
  work?(): Work | Promise<Work>;
  /** At a reset, and before services stop: ends the calls that it is making; those that come are ended too, until it works again. */
  interrupt?(): Promise<void>;
  /** At a reset: lets go of data that is not in `files`. Closing twice is harmless: a reset that failed is tried again. */
  closeData?(): Promise<void>;
  /** The files of the seed are in place, `files` and the clock have them already. @throws Refusal for damaged data */
  openData?(): Promise<void>;
}

/** What a plug-in does by itself, from one reset to the next. */
export interface Work {
  /** What falls due as the clock moves. */
  readonly timed?: readonly Timed[];
  /** Whether nothing is under way or left that could be done now. */
  isIdle?(): boolean;
  /** Answers when it was idle. */
  untilIdle?(): Promise<void>;
  /** Begins nothing more, and answers when what is under way has ended. Stopping twice is harmless. */
  stop?(): Promise<void>;
}

/** All types that a stage may have. @throws Error when two plug-ins claim the same */
export function resourceTypesOf(plugIns: readonly PlugIn[]): ResourceTypes {
  const claimed: Record<string, ResourceTypes[string]> = {};
  for (const { name, resourceTypes } of plugIns) {
    for (const [type, identify] of Object.entries(resourceTypes)) {
      if (Object.hasOwn(claimed, type)) throw new Error(`${name} claims ${type}, which another plug-in has claimed.`);
      claimed[type] = identify;
    }
  }
  return { ...unclaimedTypes, ...claimed };
}
