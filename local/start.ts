/** Starts all of it in this process: takes the port and the data folder, builds what is stale, boots the cloud, seeds it once. */
import { closeSync, openSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildStale } from './build.ts';
import { startCloud, type Cloud } from './cloud.ts';
import type { Controlled } from './control-plane.ts';
import { DataFolder } from './data-folder.ts';
import { originOf } from './origin.ts';
import type { CloudSettings } from './plug-in.ts';
import { plugIns } from './plug-ins.ts';
import { Refusal } from './refusal.ts';
import { keepCredentials, readCredentials, type Credentials } from './seed/credentials.ts';
import { seed, seedVersion } from './seed/seed.ts';
import { readAssembly } from './template/assembly.ts';

export interface LocalSettings {
  /** 0: any free one. */
  readonly port?: number;
  /** Nothing is kept, and nothing of what is kept is read. */
  readonly ephemeral?: boolean;
  /** Where data is kept; `.mysoluno` in the project when left out. */
  readonly dataFolder?: string;
  /** The functions' logs go to the terminal instead of the data folder's `functions.log`. */
  readonly verbose?: boolean;
  /** At once, of one function. The default is enough for real races between them; two processor cores gain nothing from more. */
  readonly environments?: number;
  /** At once, of all functions. More need more memory, and are loaded again less often. */
  readonly environmentsInAll?: number;
  /** False: what is built is taken as it is. */
  readonly build?: boolean;
  /** Is told what is being done, a sentence at a time. */
  readonly say?: (sentence: string) => void;
}

export interface Local {
  /** `http://localhost:4100` */
  readonly url: string;
  readonly credentials: Credentials;
  stop(): Promise<void>;
}

const project = join(import.meta.dirname, '..');
const stage = 'development';

/** Starts, and answers when everything can be used. @throws Refusal with a sentence for whoever started it */
export async function startLocal(settings: LocalSettings = {}): Promise<Local> {
  const {
    port = 4100,
    ephemeral = false,
    dataFolder = join(project, '.mysoluno'),
    verbose = false,
    environments = 4,
    environmentsInAll,
    build = true,
    say = () => {},
  } = settings;
  const holder = new CloudHolder();
  const server = createServer(originOf(holder, join(project, 'dist', 'web')));
  // As for the services: a connection that our idle timeout closed under a caller would look like a fault.
  server.keepAliveTimeout = 0;
  const ends: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const url = `http://localhost:${await listen(server, port)}`;
    ends.push(() => close(server));
    const folder = DataFolder.open(ephemeral ? null : dataFolder);
    ends.push(() => folder.close());
    if (build) await buildStale(project, say);
    const log = verbose ? process.stderr.fd : openSync(folder.log, 'w');
    if (!verbose) ends.push(() => closeSync(log));
    ends.push(() => holder.stop());
    await holder.open(
      folder,
      { portalOrigin: url, log, mostEnvironments: environments, mostEnvironmentsInAll: environmentsInAll },
      say,
    );
    return { url, credentials: holder.credentials(), stop };
  } catch (error) {
    holder.refuse(error);
    await stop();
    throw error;
  }
}

/** The cloud that runs now; another takes its place after seeding. */
class CloudHolder implements Controlled {
  #cloud: Promise<Cloud>;
  #resolve: (cloud: Cloud) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #boot: (folder: string) => Promise<Cloud> = () => this.#cloud;
  #running: Cloud | undefined;
  #folder: DataFolder | undefined;
  #credentials: Credentials = { organizations: [] };
  #mayGoBack = false;
  readonly #seeded = Promise.withResolvers<void>();

  constructor() {
    this.#cloud = this.#expect();
    // Nobody may be waiting when it is refused.
    this.#seeded.promise.catch(() => {});
  }

  cloud(): Promise<Cloud> {
    return this.#cloud;
  }

  seeded(): Promise<void> {
    return this.#seeded.promise;
  }

  credentials(): Credentials {
    return this.#credentials;
  }

  mayGoBack(use?: 'use'): boolean {
    const may = this.#mayGoBack;
    if (use) this.#mayGoBack = false;
    return may;
  }

  async open(
    folder: DataFolder,
    settings: Omit<CloudSettings, 'assembly' | 'folder'>,
    say: (sentence: string) => void,
  ): Promise<void> {
    const assembly = readAssembly(join(project, 'cdk.out'), stage);
    this.#boot = (data) => startCloud(plugIns, { ...settings, assembly, folder: data });
    this.#folder = folder;
    const version = seedVersion();
    if (!folder.isSeeded(version)) {
      say('Seeding two organisations …');
      await this.#seed(folder, settings.portalOrigin, version);
      this.#mayGoBack = true;
    }
    folder.prepare();
    await this.#run(folder.current);
    this.#seeded.resolve();
  }

  async reset(): Promise<void> {
    const folder = this.#folder;
    const running = this.#running;
    const turn = this.#cloud;
    // Who resets has the last word about a cloud that could not be reset before.
    await turn.catch(() => {});
    if (!folder || !running || turn !== this.#cloud) return;
    this.#cloud = this.#expect();
    try {
      await running.restart(() => folder.reset());
      this.#credentials = readCredentials(folder.current);
    } catch (error) {
      this.#reject(error);
      throw error;
    }
    this.#resolve(running);
    this.#mayGoBack = true;
  }

  async stop(): Promise<void> {
    await this.#cloud.catch(() => {});
    await this.#running?.stop();
  }

  /** Nothing will come: whoever waits for the cloud is told why. */
  refuse(error: unknown): void {
    this.#reject(error);
    this.#seeded.reject(error);
  }

  async #seed(folder: DataFolder, url: string, version: string): Promise<void> {
    const data = folder.newSeed();
    await this.#run(data);
    const cloud = await this.#cloud;
    const organizations = await seed(url, cloud);
    this.#cloud = this.#expect();
    this.#running = undefined;
    await cloud.stop();
    keepCredentials(data, organizations);
    folder.keepSeed(version);
  }

  async #run(data: string): Promise<void> {
    const cloud = await this.#boot(data);
    this.#running = cloud;
    this.#credentials = readCredentials(data);
    this.#resolve(cloud);
  }

  #expect(): Promise<Cloud> {
    const expected = new Promise<Cloud>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Nobody may be waiting when it is refused.
    expected.catch(() => {});
    return expected;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === 'EADDRINUSE';
      reject(
        new Refusal(
          isTaken
            ? `Port ${port} is taken. Choose another: npm start -- --port ${port + 1}`
            : `Port ${port} cannot be used: ${cause.message}`,
          { cause },
        ),
      );
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
