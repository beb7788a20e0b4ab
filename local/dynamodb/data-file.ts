/** The engine's SQLite file, as far as it is seen to from outside. */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../refusal.ts';

/**
 * Whether it is whole: the engine itself notices a broken page only when somebody reads it. Passes a file that does not exist yet.
 * @throws Refusal naming the file and the way out
 */
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

/**
 * Gives the engine's stream an index. With each item that it writes it looks for the newest sequence number, and has none for that: after
 * a year of bells a write takes twenty times as long as on the first day.
 */
export function indexStream(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    const sequence = 'CAST(sequence_number AS INTEGER)';
    database.exec(`CREATE INDEX IF NOT EXISTS _stream_order ON _stream_records (table_name, ${sequence})`);
  } catch {
    // An engine of another version keeps its stream otherwise: it does as well, only not as fast.
  } finally {
    database.close();
  }
}
