/** The browser of the stories obeys the policy that the server sends, and what goes against it fails the story. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser, Visitor } from './browser.ts';

const scriptsOnly = "default-src 'none'; script-src 'self'";
const policies: Readonly<Record<string, string | null>> = {
  '/kept': scriptsOnly,
  '/broken': "default-src 'none'",
  '/without': null,
  '/local': null,
};

/** Every page loads one script from its own origin. */
function answer(path: string): { type: string; body: string; policy: string | null } {
  if (path === '/page.js') return { type: 'text/javascript', body: 'document.title = "Ran"', policy: null };
  if (path === '/favicon.ico') return { type: 'image/x-icon', body: '', policy: null };
  const body = '<!doctype html><script src="/page.js"></script>';
  return { type: 'text/html; charset=utf-8', body, policy: policies[path] ?? null };
}

describe.skipIf(noBrowser)('a browser that looks at the policy', () => {
  let server: Server;
  let visitor: Visitor;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { type, body, policy } = answer(request.url ?? '');
      response.setHeader('content-type', type);
      if (policy !== null) response.setHeader('content-security-policy', policy);
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    visitor = await Visitor.come(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });

  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  const visit = async (path: string): Promise<string> => {
    const page = await visitor.newPage();
    await page.goto(path);
    return page.title();
  };

  test('a page within its policy ends a story in silence', async () => {
    expect(await visit('/kept')).toBe('Ran');
    await expect(visitor.endStory()).resolves.toBeUndefined();
  });

  test('what the policy that was sent does not allow is not done, and fails the story', async () => {
    expect(await visit('/broken')).toBe('');
    await expect(visitor.endStory()).rejects.toThrow(/Content Security Policy/);
  });

  test('an outage or a refusal that the story expects does not hide it', async () => {
    await visit('/broken');
    await expect(visitor.endStory({ refusals: [404, 503], isOutage: true })).rejects.toThrow(/Content Security Policy/);
  });

  test('a page that is sent without a policy fails the story', async () => {
    expect(await visit('/without')).toBe('Ran');
    await expect(visitor.endStory()).rejects.toThrow('/without was sent without a content-security-policy');
  });

  test('the console of the embedded cloud, which is never deployed, needs none', async () => {
    await visit('/local');
    await expect(visitor.endStory()).resolves.toBeUndefined();
  });
});
