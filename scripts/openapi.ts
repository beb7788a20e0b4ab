/** `npm run openapi` writes `docs/openapi.json` from the contract; with `--check` it only says whether the file is up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { openapiDocument } from './openapi-document.ts';

const file = 'docs/openapi.json';

/** The document as it is stored. */
export function openapiText(): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return `${JSON.stringify(openapiDocument(version), null, 2)}\n`;
}

if (import.meta.main) {
  const text = openapiText();
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is not what the contract says. Run npm run openapi and commit it.`);
    process.exitCode = 1;
  }
}
