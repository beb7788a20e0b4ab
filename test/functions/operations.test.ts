/** Every operation of the contract has its file and stands in its service's list; otherwise the gateway would have a route to a 404. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { operations } from '../../contract/operations.ts';

const functionsFolder = join(import.meta.dirname, '../../functions');
const kebab = (id: string): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

it.each(operations.map(({ id, service }) => [id, service] as const))('%s is implemented by %s', (id, service) => {
  expect(existsSync(join(functionsFolder, service, `${kebab(id)}.ts`))).toBe(true);
  const handler = readFileSync(join(functionsFolder, service, 'handler.ts'), 'utf8');
  const served = /\[([^\]]*)\],?\s*\);\s*$/
    .exec(handler)?.[1]
    ?.split(',')
    .map((name) => name.trim());
  expect(served).toContain(id);
});

it('no two operations share an id or a route', () => {
  const routes = operations.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(routes).size).toBe(routes.length);
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
});
