/**
 * `npm run smoke -- --url https://…`: walks through a deployed stage, or the local system, as its users do, and says what that
 * proves of the list "Unproven without AWS" in `docs/architecture.md`. Ends with 1 when anything is otherwise than promised.
 *
 * Anybody's steps need the address alone. An administrator's: `--organization --username --password`, and `--mobile` for a number that
 * shall get a text. A machine's: `--client-id --client-secret --token-url`. A stage without customers: `--onboard <domain>` lets one
 * in by that machine. `--api-url` is the gateway's own address with its stage. `--json` prints the result for programs.
 */
import { parseArgs } from 'node:util';
import { walkIn, walkOut, walkWithColleague, type Administrator } from './smoke/administrator-steps.ts';
import { Client } from './smoke/client.ts';
import { walkAsMachine, walkOnboarding, walkToToken } from './smoke/machine-steps.ts';
import { walkInPublic } from './smoke/public-steps.ts';
import { unproven } from './smoke/unproven.ts';
import { Walk, type Step } from './smoke/walk.ts';

const text = { type: 'string' } as const;
const { values: asked } = parseArgs({
  options: {
    url: text,
    organization: text,
    username: text,
    password: text,
    mobile: text,
    'client-id': text,
    'client-secret': text,
    'token-url': text,
    onboard: text,
    'api-url': text,
    json: { type: 'boolean', default: false },
  },
});
if (asked.url === undefined) throw new Error('Say where: npm run smoke -- --url https://…');

/** A number that PTS keeps for books and films: nobody's. */
const nobodysMobile = '+46701740605';
const signs = { held: '✓', broken: '✗', 'not tried': '–' } as const;

const client = new Client(asked.url);
const isLocal = ['localhost', '127.0.0.1'].includes(new URL(client.url).hostname);
const walk = new Walk(asked.json ? () => {} : (step) => console.log(lineOf(step)));

await walkInPublic(walk, client, asked['api-url'] ?? null);
const machineToken = await walkToMachineToken();
const administrator = await whoWalks();
const session = administrator && (await walkIn(walk, client, administrator));
if (session) {
  await walkWithColleague(walk, client, session, asked.mobile ?? null);
  if (machineToken !== null) await walkAsMachine(walk, client, machineToken, session.organizationId);
  await walkOut(walk, client);
}
report();

async function walkToMachineToken(): Promise<string | null> {
  const { 'client-id': clientId, 'client-secret': clientSecret, 'token-url': tokenUrl } = asked;
  if (clientId !== undefined && clientSecret !== undefined) {
    return walkToToken(walk, client, { clientId, clientSecret, tokenUrl: tokenUrl ?? '/oauth2/token' });
  }
  walk.skip(
    'a machine gets a token for its scopes',
    ['machines'],
    'needs --client-id, --client-secret and --token-url',
  );
  return null;
}

async function whoWalks(): Promise<Administrator | null> {
  const { organization, username, password, onboard } = asked;
  if (organization !== undefined && username !== undefined && password !== undefined) {
    return { organization, username, password };
  }
  if (onboard !== undefined && machineToken !== null) {
    return walkOnboarding(walk, client, machineToken, { domain: onboard, mobile: asked.mobile ?? nobodysMobile });
  }
  walk.skip(
    'an administrator logs in',
    ['authorizer-scopes', 'refresh', 'roles', 'texts'],
    'needs --organization, --username and --password, or --onboard with a machine',
  );
  return null;
}

function lineOf({ promise, outcome, because }: Step): string {
  return `${signs[outcome]} ${promise}${outcome === 'held' || because === '' ? '' : `: ${because}`}`;
}

function report(): void {
  const { steps } = walk;
  const broken = steps.filter(({ outcome }) => outcome === 'broken');
  const outcomes = Object.entries(unproven).map(([name, how]) => {
    const about = steps.filter(({ proves }) => proves.some((each) => each === name));
    const isProven = about.length > 0 && about.every(({ outcome }) => outcome === 'held');
    return { name, isProven, left: isProven ? '' : leftOf(about, how) };
  });
  if (asked.json) {
    console.log(JSON.stringify({ url: client.url, isLocal, steps, unproven: outcomes }, null, 2));
  } else {
    const where = isLocal ? 'would be proven, were this AWS' : 'is proven here';
    console.log(`\nOf the list "Unproven without AWS" in docs/architecture.md ${where}:`);
    for (const { name, isProven, left } of outcomes) console.log(isProven ? `✓ ${name}` : `– ${name}: ${left}`);
    console.log(`\n${steps.length - broken.length} steps as promised or left out, ${broken.length} broken`);
  }
  process.exitCode = broken.length > 0 ? 1 : 0;
}

/** What has to be done for it still. */
function leftOf(about: readonly Step[], how: string): string {
  if (about.length === 0) return how === 'smoke' ? 'the walk did not come to it' : how;
  return about
    .filter(({ outcome }) => outcome !== 'held')
    .map(({ promise, outcome, because }) => `${promise} (${outcome}: ${because})`)
    .join('; ');
}
