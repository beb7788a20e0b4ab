/**
 * `npm run check`: everything that can be said about the code without running it. All parts at once, a line each, and the output
 * of those that found something. `npm run check -- types lint` runs some.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The parts, by the name that one calls them by; each is commands of which all must succeed. */
const parts = {
  types: ['tsc -p .', ...(existsSync('web/tsconfig.json') ? ['tsc -p web'] : [])],
  lint: ['oxlint'],
  format: ['oxfmt --check'],
  boundaries: ['node scripts/check-boundaries.ts'],
  'dead-code': ['knip'],
  lock: ['node scripts/check-lock.ts'],
  openapi: ['node scripts/openapi.ts --check'],
  templates: ['node scripts/check-templates.ts'],
} as const satisfies Record<string, readonly string[]>;
type Part = keyof typeof parts;

const isPart = (name: string): name is Part => name in parts;

interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

// Through a pipe the tools cannot see whether a person reads.
const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };

/** Runs a command to its end. npm has put `node_modules/.bin` first in the path, so that it is our Node and our tools. */
const run = (command: string): Promise<Outcome> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...colours },
    });
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString('utf8') }));
  });

/** Runs one part and tells how it went. */
async function check(part: Part): Promise<boolean> {
  const began = performance.now();
  const outcomes = await Promise.all(parts[part].map(run));
  const failed = outcomes.filter(({ ok }) => !ok);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${failed.length === 0 ? '✓' : '✗'} ${part} (${seconds} s)`);
  for (const { output } of failed) console.log(output.trimEnd());
  return failed.length === 0;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isPart(name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`);
  process.exitCode = 2;
} else {
  const chosen = asked.length > 0 ? asked.filter(isPart) : Object.keys(parts).filter(isPart);
  const good = await Promise.all(chosen.map(check));
  if (good.includes(false)) process.exitCode = 1;
}
