/** Runs before all stories: builds what is stale and seeds one data folder, of which each worker takes a copy. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startLocal } from '../../local/start.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The seed is in its folder `seed`. */
    readonly seedFolder: string;
  }
}

/** @returns what removes the folder and the workers' copies in it */
export async function setup(project: TestProject): Promise<() => void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'mysoluno-stories-'));
  const local = await startLocal({ port: 0, dataFolder });
  await local.stop();
  project.provide('seedFolder', dataFolder);
  return () => rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
}
