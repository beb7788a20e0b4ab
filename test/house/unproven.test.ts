import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { unproven } from '../../scripts/smoke/unproven.ts';

const [, section = ''] = readFileSync('docs/architecture.md', 'utf8').split('### Unproven without AWS\n');
const [listed = ''] = section.split('\n## ');

it('what is unproven without AWS has the names by which the smoke walk proves it', () => {
  const names = [...listed.matchAll(/^- \*\*`([\w-]+)`\*\*/gm)].map(([, name]) => name);
  expect(names.toSorted()).toEqual(Object.keys(unproven).toSorted());
});
