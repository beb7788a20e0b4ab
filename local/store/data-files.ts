/** The files of one running cloud, opened and closed together: at a reset other files take their places under the same maps. */
import { join } from 'node:path';
import { PersistedMap } from './persisted-map.ts';

export class DataFiles {
  readonly #folder: string;
  readonly #maps = new Map<string, PersistedMap<unknown>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The map of one name is opened once. @param name relative to the folder, without its ending. @throws Refusal when the file is damaged */
  open<T>(name: string): PersistedMap<T> {
    const opened = this.#maps.get(name) as PersistedMap<T> | undefined;
    if (opened) return opened;
    const map = PersistedMap.open<T>(join(this.#folder, `${name}.jsonl`));
    this.#maps.set(name, map);
    return map;
  }

  /** Every map holds what its file holds now. @throws Refusal when a file is damaged */
  reopen(): void {
    for (const map of this.#maps.values()) map.reopen();
  }

  close(): void {
    for (const map of this.#maps.values()) map.close();
  }
}
