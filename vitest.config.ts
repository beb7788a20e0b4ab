/**
 * Three kinds of tests, one after the other. Parts share the machine's cores. Tests of the templates share one loading of the
 * CDK, which takes longer than all of them. Of what boots the whole system (functions, table, browser) two files run at a time,
 * since each leaves half of two cores idle; more would starve, and a starved system fails by its own timeouts and tells nothing.
 */
import { defineConfig } from 'vitest/config';

const infrastructure = ['test/lib/**/*.test.ts'];
const wholeSystem = ['test/journeys/**/*.test.ts', 'test/**/*.system.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'parts',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...infrastructure, ...wholeSystem],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'infrastructure',
          include: infrastructure,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'whole system',
          include: wholeSystem,
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
