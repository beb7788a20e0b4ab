/**
 * Five kinds of tests, one after the other. Rules of the domain, the pages and the repository leave nothing behind, so their files share
 * a process; parts have a thread each. Tests of the templates share one loading of the CDK, which takes longer than all of them. Of what
 * needs the whole system (functions, table, browser) two files run at a time, and the files of a worker share one system and one browser.
 */
import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { chromiumAdvice, chromiumPath, fakeMicrophone } from './test/build/chromium.ts';

const rules = ['test/{domain,house,web}/**/*.test.{ts,tsx}'];
const components = ['test/web/**/*.component.test.tsx'];
const infrastructure = ['test/lib/**/*.test.ts'];
const wholeSystem = ['test/journeys/**/*.test.ts', 'test/**/*.system.test.ts'];

if (chromiumPath === null) process.stderr.write(`The component tests are skipped. ${chromiumAdvice}\n`);

/** Vitest would leave one processor idle: on a machine with two that is half of it. */
const maxWorkers = Math.max(2, availableParallelism());

/** For what hangs. Nothing that is tested takes as long, on however busy a machine. */
const patience = { testTimeout: 600_000, hookTimeout: 600_000 };
/** A test that asserts nothing cannot fail. Stories in a browser assert by waiting for what they name. */
const assertions = { poll: { timeout: 300_000, interval: 10 }, requireAssertions: true };

/** React as it is deployed, which takes half of the time of the one with aids for developers. */
const define = { 'process.env.NODE_ENV': '"production"' };
const productionReact = {
  define,
  oxc: { jsx: { development: false } },
  optimizeDeps: { rolldownOptions: { transform: { define } } },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: rules,
          exclude: components,
          isolate: false,
          maxWorkers,
          ...patience,
          expect: assertions,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'parts',
          // Starts sooner than a process, with an environment of its own too.
          pool: 'threads',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...rules, ...infrastructure, ...wholeSystem, ...components],
          maxWorkers,
          ...patience,
          expect: assertions,
          sequence: { groupOrder: 0 },
        },
      },
      ...(chromiumPath === null ? [] : [inBrowser(chromiumPath)]),
      {
        test: {
          name: 'infrastructure',
          include: infrastructure,
          isolate: false,
          maxWorkers,
          ...patience,
          expect: assertions,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'whole system',
          include: wholeSystem,
          globalSetup: 'test/journeys/seed.ts',
          isolate: false,
          // A system and a browser take a gigabyte.
          maxWorkers: 2,
          ...patience,
          expect: { ...assertions, requireAssertions: false },
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

/** Pages of the portal in a real browser, each file in a document of its own; the API's replies come from the test. */
function inBrowser(executablePath: string): TestProjectInlineConfiguration {
  return {
    plugins: [react()],
    ...productionReact,
    // All that pages load, also lazily, found anew each time: a package that Vite finds while a test runs makes it reload the page.
    optimizeDeps: { ...productionReact.optimizeDeps, force: true, entries: ['web/main.ts', ...components] },
    test: {
      name: 'components',
      include: components,
      ...patience,
      expect: assertions,
      isolate: false,
      maxWorkers,
      sequence: { groupOrder: 3 },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        traceView: false,
        locators: { errorFormat: 'aria' },
        viewport: { width: 1280, height: 800 },
        instances: [{ browser: 'chromium' }],
        provider: playwright({
          launchOptions: { executablePath, args: fakeMicrophone },
          contextOptions: { locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' },
        }),
      },
    },
  };
}
