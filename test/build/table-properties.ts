/**
 * The table's properties, from the template that is deployed. Synthesising a stage takes four seconds, so the result is kept in the
 * folder for temporary files, under a name that changes with everything that it is made from.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TableProperties } from '../../local/dynamodb/table.ts';

const root = join(import.meta.dirname, '../..');
const sources = ['bin/**/*.ts', 'lib/**/*.ts', 'test/lib/synthesised-stage.ts', 'package-lock.json'];

/** Synthesises the development stage only where no earlier test has kept the result. */
export async function tableProperties(): Promise<TableProperties> {
  const kept = join(tmpdir(), `mysoluno-table-${fingerprint()}.json`);
  if (!existsSync(kept)) {
    const { theStage } = await import('../lib/synthesised-stage.ts');
    const { Properties } = theStage('development').one<TableProperties>('AWS::DynamoDB::Table');
    // Other workers may do the same now: each renames a whole file into place.
    const own = `${kept}.${process.pid}`;
    writeFileSync(own, JSON.stringify(Properties));
    renameSync(own, kept);
  }
  return JSON.parse(readFileSync(kept, 'utf8')) as TableProperties;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: root }).toSorted())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
