/** Whether the engine's SQLite file is whole. The engine itself notices a broken page only when somebody reads it. */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../refusal.ts';

/** Passes a file that does not exist yet. @throws Refusal naming the file and the way out */
export function checkDataFile(file: string): void {
  if (!existsSync(file)) return;
  const complaint = complaintOf(file);
  if (complaint === null) return;
  throw new Refusal(
    `The data file ${file} is damaged (${complaint}). Remove its folder to begin again from the seed, or start with --ephemeral to leave it alone.`,
  );
}

function complaintOf(file: string): string | null {
  try {
    const database = new DatabaseSync(file);
    try {
      const verdict = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
      return verdict === 'ok' ? null : String(verdict);
    } finally {
      database.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
