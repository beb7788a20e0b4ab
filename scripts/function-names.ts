/** What functions there are in the source tree, and how they are called. */
import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where the handler of a function is. */
export const handlerPatterns = ['functions/*/handler.ts', 'step-functions/*/handler.ts'] as const;

/** The name of a function by a file in its folder: that of the folder; of a workflow in `step-functions/`, `<workflow>-tasks`. */
export function functionOf(file: string): string {
  const folder = basename(dirname(file));
  return file.startsWith('step-functions/') ? `${folder}-tasks` : folder;
}

/** Every function that the source tree has. */
export const functionNames = handlerPatterns
  .flatMap((pattern) => globSync(pattern, { cwd: join(import.meta.dirname, '..') }))
  .map(functionOf);
