/**
 * The bell under everything that may happen to it, on virtual time (`bell/simulation.ts`). `BELL_SEEDS=100000` tries more seeds,
 * `BELL_SEED=42` one again.
 */
import { expect, it } from 'vitest';
import { isLong } from '../build/long.ts';
import { Simulation } from './bell/simulation.ts';

const one = process.env.BELL_SEED;
const seeds = one === undefined ? Number(process.env.BELL_SEEDS ?? (isLong ? 5000 : 200)) : 1;
const limitMilliseconds = 600_000 + seeds * 1000;
const first = one === undefined ? 1 : Number(one);

/** What must have happened. */
const happened = [
  'decisions',
  'told',
  'rings',
  'bells lost',
  'stopped',
  'callsFailed',
  'replays',
  'found by reconcile',
];

it(
  `answers rightly at every moment, and tells what is true within one run of the reconciler: ${seeds} seeds`,
  async () => {
    const counts: Record<string, number> = {};
    const wrong: string[] = [];
    for (let seed = first; seed < first + seeds && wrong.length === 0; seed += 1) {
      const findings = await new Simulation(seed).run();
      for (const [what, count] of Object.entries(findings.counts)) counts[what] = (counts[what] ?? 0) + count;
      if (findings.wrong.length > 0)
        wrong.push(...findings.wrong, `again: BELL_SEED=${seed} npm test -- test/proofs/bell-simulation`);
    }
    expect(wrong).toEqual([]);
    // Otherwise nothing was proved.
    for (const what of happened) expect(counts[what], what).toBeGreaterThan(seeds / 20);
  },
  limitMilliseconds,
);
