/** Stand-ins of what the bundler and vite build, for templates: of a bundle a template has the hash alone. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Artefacts } from '../lib/stage.ts';
import { functionNames } from './function-names.ts';

/** Writes a bundle of each function and a portal into a folder. */
export function standIns(folder: string): Artefacts {
  const artefacts = { functions: join(folder, 'functions'), portal: join(folder, 'web') };
  for (const name of functionNames)
    write(join(artefacts.functions, name, 'index.mjs'), `export const handler = () => '${name}';`);
  write(join(artefacts.portal, 'index.html'), '<!doctype html>');
  return artefacts;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
