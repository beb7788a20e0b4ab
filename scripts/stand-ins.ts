/** Stand-ins of what the bundler and vite build, for templates: of a bundle a template has the hash alone. */
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Artefacts } from '../lib/stage.ts';

const root = join(import.meta.dirname, '..');

/** Every function that the source tree has: its folder's name. */
export const functionNames = globSync('functions/*/handler.ts', { cwd: root }).map((path) => basename(dirname(path)));

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
