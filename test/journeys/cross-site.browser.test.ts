/** A page of another site tries to log its visitor in to the attacker's organisation. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { openPortal } from './portal.ts';

describe.skipIf(noBrowser)('a page of another site', () => {
  const portal = openPortal();
  let attacker: Server;
  let site: string;
  let page: string;
  let username: string;
  beforeAll(async () => {
    const headers = { 'content-type': 'text/html', 'content-security-policy': "script-src 'unsafe-inline'" };
    attacker = createServer((_, response) => response.writeHead(200, headers).end(page));
    await new Promise<void>((listening) => attacker.listen(0, '127.0.0.1', listening));
    // The portal is at localhost: for a browser two sites.
    site = `http://127.0.0.1:${(attacker.address() as AddressInfo).port}/`;
  });
  afterAll(() => new Promise((closed) => attacker.close(closed)));

  const password = '=Kardemumma och socker';
  beforeEach(async () => {
    const { system, token } = portal;
    const user = await system.createUser(token, { administrator: true });
    username = user.username;
    const { challengeSession } = (await system.logInAs(username, user.initialPassword)).body;
    await system.call('POST', '/session/challenge', { body: { challengeSession, newPassword: password } });
  });

  /** A form whose one field is sent as `name=value`: the attacker's login in JSON, with a password that begins with the `=`. */
  const formOf = (enctype: string, policy: string): string => {
    const login = JSON.stringify({ organization: portal.system.organization().domain, username, password });
    const [name, value] = login.split('=');
    return `<!doctype html><meta name="referrer" content="${policy}">
      <form method="post" action="${portal.system.url}/api/v1/session" enctype="${enctype}">
      <input name='${name}' value='${value}'></form><script>document.forms[0].submit()</script>`;
  };

  it.each([
    ['text/plain', 'strict-origin'],
    ['text/plain', 'no-referrer'],
    ['application/x-www-form-urlencoded', 'strict-origin'],
  ])('logs nobody in by a form of %s with the policy %s', async (enctype, policy) => {
    portal.refusals = [403];
    page = formOf(enctype, policy);
    const victim = await portal.visitor.newPage();
    const [answer] = await Promise.all([
      victim.waitForResponse((response) => response.url().endsWith('/api/v1/session')),
      victim.goto(site),
    ]);
    expect([answer.status(), ((await answer.json()) as { code: string }).code]).toEqual([403, 'cross-site-request']);
    expect(await victim.context().cookies(portal.system.url)).toEqual([]);
  });
});
