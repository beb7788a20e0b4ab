/** The console page while the embedded cloud cannot answer: with a control plane that is the test. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { noBrowser, Visitor } from './browser.ts';

const file = (name: string): string => readFileSync(`local/console/${name}`, 'utf8');
const files: Readonly<Record<string, { contentType: string; body: string }>> = {
  '/local': { contentType: 'text/html; charset=utf-8', body: file('console.html') },
  '/local/console.css': { contentType: 'text/css', body: file('console.css') },
  '/local/panels.css': { contentType: 'text/css', body: file('panels.css') },
  '/local/console.js': { contentType: 'text/javascript', body: file('console.js') },
};
const failed = { status: 503, contentType: 'application/json', body: JSON.stringify({ detail: 'Fel i seed.' }) };

describe.skipIf(noBrowser)('the console', () => {
  test('that is loaded after a reset that failed has its reset', async () => {
    const visitor = await Visitor.come('http://console.example');
    const page = await visitor.newPage();
    const asked: string[] = [];
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      asked.push(`${route.request().method()} ${pathname}`);
      return route.fulfill(files[pathname] ?? failed);
    });
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto('/local');
    await page.locator('#reset').click();
    await page.getByText('Fel i seed.').waitFor();
    expect(asked).toContain('POST /local/reset');
    await page.context().close();
  });
});
