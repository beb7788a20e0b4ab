/**
 * Whether `npm ci` will work elsewhere than where the lock was written.
 *
 * npm forgets, now and then, the optional packages for other platforms when it writes a lock on one of them; npm 10 takes such a
 * lock, npm 11 and 12 refuse it, and esbuild or rolldown is then missing on a colleague's machine.
 */
import { readFileSync } from 'node:fs';

const registry = 'registry.npmjs.org';

interface LockedPackage {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** As much of `package-lock.json`, version 3, as is looked at: packages by their path, `''` being the project. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** What is wrong with a lock, a sentence each; empty when nothing is. */
export function lockFaults({ packages }: Lock): readonly string[] {
  return Object.entries(packages).flatMap(([path, locked]) => [
    ...Object.keys(locked.optionalDependencies ?? {})
      .filter((name) => !resolves(packages, path, name))
      .map((name) => `${path || 'the project'} names ${name} as optional, and the lock does not have it`),
    ...(isForeign(locked) ? [`${path} comes from ${locked.resolved}, not from ${registry}`] : []),
  ]);
}

/** Node's own way to a package: in the folder itself, then in each folder above. */
function resolves(packages: Lock['packages'], from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

const isForeign = ({ resolved, link }: LockedPackage): boolean =>
  resolved !== undefined && link !== true && URL.parse(resolved)?.host !== registry;

if (import.meta.main) {
  const faults = lockFaults(JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
