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
  readonly #values: Map<string, T>;
  readonly #file: number;

  private constructor(values: Map<string, T>, file: number) {
    this.#values = values;
    this.#file = file;
  }

  /** @throws Refusal when the file is damaged */
  static open<T>(path: string): PersistedMap<T> {
    mkdirSync(dirname(path), { recursive: true });
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const { values, lines } = readLines<T>(path, text);
    if (lines > 2 * values.size + 100 || (text !== '' && !text.endsWith('\n'))) {
      const fresh = `${path}.new`;
      writeFileSync(fresh, [...values].map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      renameSync(fresh, path);
    }
    return new PersistedMap(values, openSync(path, 'a'));
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

  close(): void {
    closeSync(this.#file);
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
