/** Where a Chromium is installed, for stories and component tests. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** The headless shell first: a page in it costs a quarter of what one in the whole browser does, which opens a window for each. */
const places = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  chromium.executablePath(),
];

/** The path of the browser; null when there is none. `CHROME_PATH` comes first. */
export const chromiumPath: string | null = places.find((path) => path && existsSync(path)) ?? null;

/** What to do where there is none. */
export const chromiumAdvice =
  'No Chromium is installed: `npx playwright-core install chromium`, or say where one is in CHROME_PATH.';

/** Arguments of a browser with a microphone that beeps, and that nobody is asked about. */
export const fakeMicrophone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
