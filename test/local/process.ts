/** `npm start` as a process of its own, which a test may kill. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, inject } from 'vitest';

const project = join(import.meta.dirname, '../..');
const children: ChildProcess[] = [];

export interface StartedProcess {
  readonly child: ChildProcess;
  /** Its exit code; null when a signal has ended it. */
  readonly ended: Promise<number | null>;
  /** What it has printed so far. */
  readonly said: () => string;
}

/** Call it at the top of a file: what its tests have started is ended after each. */
export function killAfterEach(): void {
  afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));
}

export function start(...options: string[]): StartedProcess {
  const child = spawn(process.execPath, ['local/main.ts', ...options], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (words += text));
  return { child, said: () => words, ended: new Promise((resolve) => child.once('close', (code) => resolve(code))) };
}

/** @returns the URL, when the process says that it is ready */
export async function ready({ said, ended }: StartedProcess): Promise<string> {
  let over: string | undefined;
  const url = (): string | undefined => /Portalen\s+(http:\S+)/.exec(said())?.[1];
  void ended.then((code) => (over = `It ended with ${code}: ${said()}`));
  await expect.poll(() => url() ?? over, { interval: 50 }).toBeDefined();
  expect(over).toBeUndefined();
  return url() ?? '';
}

/** Ends a process in the middle of whatever it does, with all that it has started. */
export async function killAt(data: string, { child, ended }: StartedProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended;
  await expect.poll(() => processesOf(data)).toEqual([]);
}

/** Processes whose command line names a data folder. */
export const processesOf = (data: string): string[] =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(data);
      } catch {
        return false;
      }
    });

/** A data folder with the seed in it. */
export function seededFolder(data: string): string {
  cpSync(join(inject('seedFolder'), 'seed'), join(data, 'seed'), { recursive: true });
  return data;
}
