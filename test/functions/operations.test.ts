/** Every operation of the contract is served by the function of its service; otherwise the gateway would have a route to a 404. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Operation } from '../../contract/operation.ts';
import { operations } from '../../contract/operations.ts';
import { implementations } from '../../functions/operations.ts';

const functionsFolder = join(import.meta.dirname, '../../functions');
const kebab = (id: string): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

it.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s is served',
  (id, { service, ...rest }) => {
    const served: readonly Operation[] = implementations[service].map(({ operation }) => operation);
    expect(served).toContainEqual({ ...rest, service });
    expect(existsSync(join(functionsFolder, service, `${kebab(id)}.ts`))).toBe(true);
  },
);

it.each(Object.keys(implementations))('%s serves its own list', (service) => {
  const handler = readFileSync(join(functionsFolder, service, 'handler.ts'), 'utf8');
  expect(handler).toContain("import { operations } from './operations.ts';");
});

it('nothing else is served', () => {
  const served = Object.values(implementations)
    .flat()
    .map(({ operation }) => operation.id);
  expect(served.toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
});

it('no two operations share an id or a route', () => {
  const routes = operations.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(routes).size).toBe(routes.length);
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
});
