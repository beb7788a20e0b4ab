import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PersistedMap } from '../../local/store/persisted-map.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder();

describe('a persisted map', () => {
  it('is the same when it is opened again', () => {
    const file = join(folder, 'same.jsonl');
    const map = PersistedMap.open<number>(file);
    map.set('å', 1);
    map.set('b', 2);
    map.set('å', 3);
    map.delete('b');
    map.close();
    const again = PersistedMap.open<number>(file);
    expect(again.entries()).toEqual([['å', 3]]);
    again.close();
  });

  it('leaves out a line that was cut off, and goes on', () => {
    const file = join(folder, 'cut.jsonl');
    const map = PersistedMap.open<number>(file);
    map.set('a', 1);
    map.close();
    appendFileSync(file, '["b",');
    const again = PersistedMap.open<number>(file);
    again.set('c', 3);
    again.close();
    const last = PersistedMap.open<number>(file);
    expect(last.entries()).toEqual([
      ['a', 1],
      ['c', 3],
    ]);
    last.close();
  });

  it('says which file is damaged, and where', () => {
    const file = join(folder, 'damaged.jsonl');
    appendFileSync(file, '["a",1]\nbullar\n["b",2]\n');
    expect(() => PersistedMap.open(file)).toThrow(`The data file ${file} is damaged in line 2.`);
  });

  it('does not grow for ever', () => {
    const file = join(folder, 'grown.jsonl');
    const map = PersistedMap.open<number>(file);
    for (let turn = 0; turn < 1000; turn += 1) map.set('a', turn);
    map.close();
    PersistedMap.open(file).close();
    expect(readFileSync(file, 'utf8')).toBe('["a",999]\n');
  });
});
