import { execFile } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { System } from './system.ts';

interface Report {
  readonly isLocal: boolean;
  readonly steps: readonly { readonly promise: string; readonly outcome: string; readonly because: string }[];
  readonly unproven: readonly { readonly name: string; readonly isProven: boolean }[];
}

/** What `npm run smoke` says and ends with. */
const smoke = (
  options: Readonly<Record<string, string>>,
): Promise<{ readonly report: Report; readonly code: number | string }> =>
  new Promise((resolve) => {
    const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
    execFile(process.execPath, ['scripts/smoke.ts', '--json', ...args], (error, stdout) => {
      resolve({ report: JSON.parse(stdout) as Report, code: error?.code ?? 0 });
    });
  });
const otherwise = ({ steps }: Report) => steps.filter(({ outcome }) => outcome !== 'held');

describe('the smoke walk', () => {
  let system: System;
  let machine: Readonly<Record<string, string>>;
  beforeAll(async () => {
    system = await System.atSeed();
    const console = (await system.machines()).find(({ name }) => name === 'operator-console');
    machine = {
      'client-id': console?.clientId ?? '',
      'client-secret': console?.clientSecret ?? '',
      'token-url': `${system.url}/oauth2/token`,
    };
  });

  it('goes to its end in a whole system; only what needs TLS and a firewall is left', async () => {
    const { domain, administrators } = system.organization();
    const { username = '', password = '' } = administrators[0] ?? {};
    const { report, code } = await smoke({
      url: system.url,
      organization: domain,
      username,
      password,
      mobile: '070-174 06 99',
      ...machine,
    });
    expect(otherwise(report).map(({ promise }) => promise)).toEqual([
      'the gateway refuses who comes past the edge',
      'browsers keep to TLS',
    ]);
    expect(code).toBe(0);
    expect(report.isLocal).toBe(true);
    expect(await system.textsTo('+46701740699')).toBe(1);
  });

  it('begins in an empty stage by letting a customer in, and texts nobody who did not ask for it', async () => {
    const { report, code } = await smoke({ url: system.url, onboard: 'smoke.example', ...machine });
    expect(code).toBe(0);
    expect(otherwise(report).map(({ promise }) => promise)).toContain('the configuration SMS is sent');
  });

  it('says what is otherwise than promised, goes on, and ends with 1', async () => {
    const { domain } = system.organization();
    const otherAddress = system.url.replace('localhost', '127.0.0.1');
    const { report, code } = await smoke({
      url: otherAddress,
      organization: domain,
      username: 'nobody',
      password: 'wrong password',
    });
    const broken = report.steps.filter(({ outcome }) => outcome === 'broken');
    expect(broken).toMatchObject([
      {
        promise: 'links in texts lead to this address',
        because: `they lead to ${system.url} (docs/deploy.md, PortalOrigin)`,
      },
      { promise: 'an administrator logs in', because: 'answered 401 invalid-credentials' },
    ]);
    expect(report.unproven.find(({ name }) => name === 'roles')?.isProven).toBe(false);
    expect(code).toBe(1);
  });
});
