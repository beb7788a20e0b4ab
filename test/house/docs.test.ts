import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { services } from '../../contract/operation.ts';
import { layers } from '../../scripts/boundaries.ts';

const pages = globSync('**/*.md', {
  exclude: (name) => ['node_modules', 'dist', 'cdk.out', '.mysoluno'].includes(name),
});
const read = (file: string): string => readFileSync(file, 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** Addresses that a page links to or shows, less those of other sites and of its own sections. */
const linksOf = (page: string): readonly string[] =>
  [...read(page).matchAll(/!?\[[^\]]*\]\(([^)\s]+)\)/g)]
    .map(([, address = '']) => address.replace(/#.*$/, ''))
    .filter((address) => address !== '' && !/^[a-z]+:/.test(address));

describe('the documentation', () => {
  it.each(pages)('has no link that leads nowhere: %s', (page) => {
    expect(linksOf(page).filter((address) => !existsSync(join(dirname(page), address)))).toEqual([]);
  });

  it.each(pages)('names only npm scripts that there are: %s', (page) => {
    const named = [...read(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('lists every decision', () => {
    const index = read('docs/adr/README.md');
    const decisions = globSync('[0-9]*.md', { cwd: 'docs/adr' });
    expect(decisions.length).toBeGreaterThan(8);
    expect(decisions.filter((file) => !index.includes(`(${file})`))).toEqual([]);
  });

  it('gives each decision its context, decision and consequences', () => {
    const wanting = globSync('docs/adr/[0-9]*.md').filter(
      (file) =>
        !['## Context', '## Decision', '## Consequences'].every((heading) => read(file).includes(`\n${heading}\n`)),
    );
    expect(wanting).toEqual([]);
  });

  it('describes every service, and says what to do when it fails', () => {
    const architecture = read('docs/architecture.md');
    const runbooks = read('docs/runbooks/README.md');
    expect(services.filter((name) => !architecture.includes(`| \`${name}\` |`))).toEqual([]);
    expect(services.filter((name) => !runbooks.includes(`\`${name}\``))).toEqual([]);
  });

  it('describes every folder of code', () => {
    const architecture = read('docs/architecture.md');
    expect(
      layers.filter((layer) => globSync(`${layer}/**/*.ts`).length > 0 && !architecture.includes(`| \`${layer}/\` |`)),
    ).toEqual([]);
  });
});
