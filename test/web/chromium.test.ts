/** Component tests need a browser: without one they are skipped here, and in CI that is a failure. */
import { expect, it } from 'vitest';
import { chromiumAdvice, chromiumPath } from '../build/chromium.ts';

it.skipIf(chromiumPath === null && !process.env.CI)('component tests have a Chromium to run in', () => {
  expect(chromiumPath, chromiumAdvice).not.toBeNull();
});
