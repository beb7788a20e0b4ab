/**
 * The import rules of `scripts/boundaries.ts`, applied to the tree, type-only imports included.
 *
 * dependency-cruiser is content with a run that saw nothing (which is what it does when it cannot load a TypeScript that it knows),
 * so every source file must be among what it saw.
 */
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { boundaries, importsZodByName, layers } from './boundaries.ts';

/**
 * What is wrong with the imports below a folder, a sentence each; empty when nothing is.
 * @param root where the layers' folders lie
 */
export async function boundaryFaults(root: string): Promise<readonly string[]> {
  const folders = layers.filter((layer) => existsSync(`${root}/${layer}`));
  const sources = globSync(
    folders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    { cwd: root },
  );
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      ruleSet: { forbidden: [...boundaries] },
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with a text where a result was due');
  return [...violations(output), ...unseen(output, sources), ...zodByName(root, sources)];
}

const violations = ({ summary }: ICruiseResult): readonly string[] =>
  summary.violations.map(({ from, to, rule }) => {
    const why = boundaries.find(({ name }) => name === rule.name)?.comment ?? rule.name;
    return `${from} imports ${to}: ${why}`;
  });

function unseen({ modules }: ICruiseResult, sources: readonly string[]): readonly string[] {
  const seen = new Set(modules.map(({ source }) => source));
  return sources.filter((source) => !seen.has(source)).map((source) => `${source} was not looked at`);
}

const zodByName = (root: string, sources: readonly string[]): readonly string[] =>
  sources
    .filter((source) => importsZodByName(readFileSync(`${root}/${source}`, 'utf8')))
    .map((source) => `${source} imports zod by name: write import * as z from 'zod'`);

if (import.meta.main) {
  const faults = await boundaryFaults(process.cwd());
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
