/** A real browser for a story: Chromium where it is installed, one page after the other, and nothing on its console. */
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { basePath } from '../../contract/operation.ts';
import { chromiumAdvice, chromiumPath, fakeMicrophone } from '../build/chromium.ts';

/** For `describe.skipIf(noBrowser)`: without a browser the stories are skipped; in CI they fail. */
export const noBrowser = chromiumPath === null;

if (noBrowser) {
  if (process.env.CI) throw new Error(chromiumAdvice);
  process.stderr.write(`The stories in a browser are skipped. ${chromiumAdvice}\n`);
}

export interface PageOptions {
  readonly colorScheme?: 'light' | 'dark';
  readonly isPhone?: boolean;
}

/** Never what a story is about: a busy machine may need it. */
const patienceMilliseconds = 120_000;

/** Outlives the modules of a test file, which its worker may load again for the next. */
const shared = globalThis as { mySolunoBrowser?: Promise<Browser> };

async function launch(): Promise<Browser> {
  if (chromiumPath === null) throw new Error(chromiumAdvice);
  return chromium.launch({ executablePath: chromiumPath, args: fakeMicrophone });
}

/** Who walks through a file's stories. */
export class Visitor {
  readonly #browser: Browser;
  readonly #origin: string;
  #console: string[] = [];
  #contexts: BrowserContext[] = [];

  private constructor(browser: Browser, origin: string) {
    this.#browser = browser;
    this.#origin = origin;
  }

  /** Somebody in the browser of this worker, which its first story launched. @param origin of the portal */
  static async come(origin: string): Promise<Visitor> {
    // One that crashed took its story along, not the stories after it.
    if (!(await shared.mySolunoBrowser)?.isConnected()) shared.mySolunoBrowser = launch();
    return new Visitor(await (shared.mySolunoBrowser ?? launch()), origin);
  }

  /** For scripts: closes the browser. Stories leave it to the next file. */
  leave(): Promise<void> {
    return this.#browser.close();
  }

  /** A page in a browser that has never been here; more pages of the same person: `page.context().newPage()`. */
  async newPage(options: PageOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ ...contextOptions(options), baseURL: this.#origin });
    this.#contexts.push(context);
    context.setDefaultTimeout(patienceMilliseconds);
    context.on('page', (page) => this.#listen(page));
    return context.newPage();
  }

  /**
   * Ends a story: its pages are closed. @throws when their consoles said more than that the API refused with these statuses, or,
   * in a story of an outage, that nothing could be reached
   */
  async endStory({ refusals = [], isOutage = false }: { refusals?: readonly number[]; isOutage?: boolean } = {}) {
    const said = this.#console;
    this.#console = [];
    for (const context of this.#contexts.splice(0)) await context.close();
    const refused = new RegExp(`the server responded with a status of (${refusals.join('|')}) `);
    const unexpected = said.filter(
      (line) =>
        !(refusals.length > 0 && refused.test(line)) &&
        !(isOutage && /ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(line)),
    );
    if (unexpected.length > 0) throw new Error(`The browser's console says:\n${unexpected.join('\n')}`);
  }

  #listen(page: Page): void {
    page.on('pageerror', (error) => this.#console.push(String(error)));
    // What goes against the Content-Security-Policy is an error here too.
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#console.push(message.text());
    });
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      // The console of the embedded cloud is never deployed.
      if (response.request().resourceType() !== 'document' || pathname.startsWith('/local')) return;
      if (response.headers()['content-security-policy'] === undefined)
        this.#console.push(`${pathname} was sent without a content-security-policy`);
    });
  }
}

/** What a page is seen in, for those that change it while the page stands. */
export const viewOf = ({ colorScheme = 'light', isPhone = false }: PageOptions) => ({
  colorScheme,
  viewport: isPhone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
});

const contextOptions = (view: PageOptions): BrowserContextOptions => ({
  ...viewOf(view),
  locale: 'sv-SE',
  timezoneId: 'Europe/Stockholm',
  reducedMotion: 'reduce',
});

export interface Login {
  readonly organization: string;
  readonly username: string;
  readonly password: string;
}

const blankPath = '/blank';
const blankPage = {
  headers: { 'content-security-policy': "default-src 'self'" },
  contentType: 'text/html',
  body: '<!doctype html>',
};

/** Logs in without the login page, which takes a second of the processor: the browser has the cookie, and the hint that there is one. */
export async function logInByApi(page: Page, login: Login): Promise<void> {
  await page.route(`**${blankPath}`, (route) => route.fulfill(blankPage));
  await page.goto(blankPath);
  const status = await page.evaluate(
    async ({ path, body, hintKey }) => {
      localStorage.setItem(hintKey, 'begun');
      const headers = { 'content-type': 'application/json' };
      return (await fetch(path, { method: 'POST', headers, body })).status;
    },
    { path: `${basePath}/session`, body: JSON.stringify(login), hintKey: 'mysoluno.session' },
  );
  // A page with a route has no cache.
  await page.unroute(`**${blankPath}`);
  if (status !== 200) throw new Error(`the login answered ${status}`);
}

/** Fills in the login as a person does, and submits it. */
export async function logIn(page: Page, { organization, username, password }: Login): Promise<void> {
  if (!page.url().includes('/login')) await page.goto('/login');
  await page.getByLabel('Organisation').fill(organization);
  await page.getByLabel('Användarnamn').fill(username);
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Logga in' }).click();
}
