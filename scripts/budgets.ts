/**
 * `npm run budgets`: whether every budget holds, in one table; exit code 1 when one is broken. `-- --json` prints it for machines,
 * `-- --users 100,5000` asks for other sizes of the organisation. Counts and ratios only: they are the same on every machine.
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startTestTable } from '../test/build/table.ts';
import { bundleSizes, importRatios } from '../test/proofs/bundles.ts';
import { measureCapacity } from '../test/proofs/capacity.ts';
import { buildWebClient, compressedBytes, firstPages } from '../test/proofs/first-load.ts';
import { bundle } from './bundle-functions.ts';

interface Budget {
  readonly of: string;
  readonly what: string;
  readonly measured: number;
  readonly allowed: number;
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, users: { type: 'string', default: '100,5000,100000' } },
});
const say = (sentence: string): void => {
  if (!values.json) process.stderr.write(`${sentence}\n`);
};

const budgets = [
  ...(await ofOperations(values.users.split(',').map(Number))),
  ...(await ofBundles()),
  ...ofWebClient(),
];
const broken = budgets.filter(isBroken);
print();
process.exitCode = broken.length > 0 ? 1 : 0;

function isBroken({ measured, allowed }: Budget): boolean {
  return !(measured <= allowed);
}

async function ofOperations(sizes: readonly number[]): Promise<readonly Budget[]> {
  const test = await startTestTable();
  // What the functions log is not what is asked for here.
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  try {
    const found: Budget[] = [];
    for (const users of sizes) {
      say(`Letting ${users} users in …`);
      for (const { name, allowed, ...cost } of await measureCapacity(test.endpoint, await test.another(), users)) {
        const of = `${name} · ${users} users`;
        found.push({ of, what: 'read units', measured: cost.reads, allowed: allowed.reads });
        found.push({ of, what: 'write units', measured: cost.writes, allowed: allowed.writes });
        found.push({ of, what: 'round trips', measured: cost.trips, allowed: allowed.trips });
      }
    }
    return found;
  } finally {
    process.stdout.write = write;
    await test.stop();
  }
}

async function ofBundles(): Promise<readonly Budget[]> {
  say('Bundling the functions …');
  const built = await bundle();
  const sizes = bundleSizes(built);
  const ratios = importRatios(
    built,
    sizes.map(({ name }) => name),
    3,
  );
  return sizes.flatMap(({ name, bytes, budget }) => [
    { of: `bundle of ${name}`, what: 'KiB', measured: Math.ceil(bytes / 1024), allowed: budget / 1024 },
    {
      of: `bundle of ${name}`,
      what: 'import, of a bare client’s',
      measured: twoDigits(ratios[name] ?? Infinity),
      allowed: 1,
    },
  ]);
}

function ofWebClient(): readonly Budget[] {
  say('Building the web client …');
  const folder = buildWebClient();
  const found = Object.entries(firstPages).map(([page, { entries, budget }]) => ({
    of: `first load of ${page}`,
    what: 'KB of script',
    measured: Math.ceil(compressedBytes(folder, entries) / 1000),
    allowed: budget / 1000,
  }));
  rmSync(folder, { recursive: true });
  return found;
}

function twoDigits(ratio: number): number {
  return Math.round(ratio * 100) / 100;
}

function print(): void {
  if (values.json) {
    console.log(
      JSON.stringify(
        { ok: broken.length === 0, budgets: budgets.map((each) => ({ ...each, ok: !isBroken(each) })) },
        null,
        2,
      ),
    );
    return;
  }
  for (const each of budgets) {
    if (each.measured === 0 && each.allowed === 0) continue;
    const sign = isBroken(each) ? '✗' : '✓';
    console.log(
      `${sign} ${each.of.padEnd(52)} ${String(each.measured).padStart(7)} of ${String(each.allowed).padEnd(5)} ${each.what}`,
    );
  }
  console.log(
    broken.length === 0
      ? `All ${budgets.length} budgets hold.`
      : `${broken.length} of ${budgets.length} budgets are broken.`,
  );
}
