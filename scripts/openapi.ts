/**
 * `npm run openapi` writes what is generated from the contract: `docs/openapi.json`, and the routes that the portal calls
 * (`web/api/routes.json`). With `--check` it only says whether the files are up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Operation } from '../contract/operation.ts';
import { operations } from '../contract/operations.ts';
import { openapiDocument } from './openapi-document.ts';

/** Each generated file with its text. */
export function generatedFiles(): Readonly<Record<string, string>> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return {
    'docs/openapi.json': textOf(openapiDocument(version)),
    'web/api/routes.json': textOf(portalRoutes()),
  };
}

/** `METHOD /path` by the operation's id. Of the API's own description and of operations for machines the portal knows nothing. */
function portalRoutes(): Record<string, string> {
  const called = (operations as readonly Operation[]).filter(
    ({ access, service }) => (access.kind === 'organization' || access.kind === 'public') && service !== 'reference',
  );
  return Object.fromEntries(called.map(({ id, method, path }) => [id, `${method} ${path}`]));
}

const textOf = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

if (import.meta.main) {
  const isCheck = process.argv.includes('--check');
  for (const [file, text] of Object.entries(generatedFiles())) {
    if (!isCheck) {
      writeFileSync(file, text);
    } else if (readFileSync(file, 'utf8') !== text) {
      console.error(`${file} is not what the contract says. Run npm run openapi and commit it.`);
      process.exitCode = 1;
    }
  }
}
