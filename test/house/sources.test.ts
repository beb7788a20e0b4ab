import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layers } from '../../scripts/boundaries.ts';

const sources = globSync(layers.map((layer) => `${layer}/**/*.{ts,tsx,css}`)).map((file) => ({
  file,
  lines: readFileSync(file, 'utf8').split('\n'),
}));

describe('the sources', () => {
  it('come in files that one can keep in mind', () => {
    const long = sources
      .filter(({ lines }) => lines.length > 300)
      .map(({ file, lines }) => `${file}: ${lines.length} lines`);
    expect(long).toEqual([]);
  });

  it('start a whole system only where stories get theirs from, and where starting is what is tested', () => {
    const starting = globSync('test/**/*.{ts,tsx}').filter((file) =>
      /\b(System\.start|startLocal)[(]/.test(readFileSync(file, 'utf8')),
    );
    expect(starting.toSorted()).toEqual([
      'test/journeys/seed.ts',
      'test/journeys/system.ts',
      'test/local/reset.system.test.ts',
      'test/local/start.system.test.ts',
    ]);
  });

  it('wait in one place, which looks at the deadline', () => {
    const waiting = sources
      .filter(({ file }) => /^(adapters|functions)[/]/.test(file))
      .filter(({ lines }) => lines.some((line) => /\bset(Timeout|Interval)[(]/.test(line)))
      .map(({ file }) => file);
    // The other looks at the memory of an inspection, and ends it itself.
    expect(waiting.toSorted()).toEqual(['adapters/deadline.ts', 'functions/inspect-upload/threaded-inspection.ts']);
  });

  it('define queries in web/data only', () => {
    const reading = sources
      .filter(({ file }) => file.startsWith('web/') && !file.startsWith('web/data/'))
      .filter(({ lines }) => lines.some((line) => /\bqueryFn\b/.test(line)))
      .map(({ file }) => file);
    expect(reading).toEqual([]);
  });

  it('leave nothing for later', () => {
    const found = sources.flatMap(({ file, lines }) =>
      lines.flatMap((line, at) => (/\b(TO[D]O|FIX[M]E|XX[X])\b/.test(line) ? [`${file}:${at + 1}`] : [])),
    );
    expect(found).toEqual([]);
  });
});
