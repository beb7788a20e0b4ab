/**
 * A map that survives kill -9: each change is a line appended to its file before it is answered for. A last line that was cut
 * off in the middle was never answered for and is left out; opening rewrites a file that has grown long, by atomic rename.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../refusal.ts';

type Line<T> = readonly [key: string, value: T] | readonly [key: string];

export class PersistedMap<T> {
  readonly #path: string;
  #values = new Map<string, T>();
  #file = -1;

  private constructor(path: string) {
    this.#path = path;
  }

  /** @throws Refusal when the file is damaged */
  static open<T>(path: string): PersistedMap<T> {
    const map = new PersistedMap<T>(path);
    map.reopen();
    return map;
  }

  /** After {@link close}: reads the file as it is now. @throws Refusal when it is damaged */
  reopen(): void {
    const path = this.#path;
    mkdirSync(dirname(path), { recursive: true });
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const { values, lines } = readLines<T>(path, text);
    if (lines > 2 * values.size + 100 || (text !== '' && !text.endsWith('\n'))) {
      const fresh = `${path}.new`;
      writeFileSync(fresh, [...values].map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      renameSync(fresh, path);
    }
    this.#values = values;
    this.#file = openSync(path, 'a');
  }

  get size(): number {
    return this.#values.size;
  }

  get(key: string): T | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: T): void {
    this.#append([key, value]);
    this.#values.set(key, value);
  }

  delete(key: string): void {
    if (!this.#values.has(key)) return;
    this.#append([key]);
    this.#values.delete(key);
  }

  /** In the order in which the keys were first set. */
  entries(): [string, T][] {
    return [...this.#values];
  }

  values(): T[] {
    return [...this.#values.values()];
  }

  /** Closing twice is harmless: a reset that failed halfway is tried again. */
  close(): void {
    if (this.#file !== -1) closeSync(this.#file);
    this.#file = -1;
  }

  #append(line: Line<T>): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}

function readLines<T>(path: string, text: string): { values: Map<string, T>; lines: number } {
  const values = new Map<string, T>();
  const lines = text.split('\n');
  const cutOff = lines.pop();
  for (const [place, line] of lines.entries()) {
    let entry: Line<T>;
    try {
      entry = JSON.parse(line) as Line<T>;
      if (!Array.isArray(entry) || typeof entry[0] !== 'string') throw new SyntaxError('not an entry');
    } catch {
      throw new Refusal(
        `The data file ${path} is damaged in line ${place + 1}. Remove its folder to begin again from the seed, or start with --ephemeral to leave it alone.`,
      );
    }
    if (entry.length === 1) values.delete(entry[0]);
    else values.set(entry[0], entry[1]);
  }
  return { values, lines: lines.length + (cutOff === '' ? 0 : 1) };
}
