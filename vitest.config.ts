/**
 * Two kinds of tests, one after the other. Parts share the machine's cores; what boots the whole system (functions, table,
 * browser) gets it for itself, since a starved system fails by its own timeouts and tells nothing.
 */
import { defineConfig } from 'vitest/config';

const wholeSystem = ['test/journeys/**/*.test.ts', 'test/**/*.system.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'parts',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: wholeSystem,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'whole system',
          include: wholeSystem,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
