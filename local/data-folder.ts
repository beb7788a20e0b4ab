/**
 * The data folder: `seed/` as it was after seeding, `current/` as it is now. Either is whole or not there, since both come to be
 * by a rename. A lock, held by an open SQLite transaction, keeps a second start away and ends with the process, however that ends.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refusal } from './refusal.ts';

export class DataFolder {
  readonly #root: string;
  readonly #lock: DatabaseSync;
  readonly #isTemporary: boolean;

  private constructor(root: string, lock: DatabaseSync, isTemporary: boolean) {
    this.#root = root;
    this.#lock = lock;
    this.#isTemporary = isTemporary;
  }

  /** Takes the folder for this process; without a name one that is thrown away. @throws Refusal when another process has it */
  static open(name: string | null): DataFolder {
    const root = name ?? mkdtempSync(join(tmpdir(), 'mysoluno-'));
    mkdirSync(root, { recursive: true });
    return new DataFolder(root, lockOf(root), name === null);
  }

  get current(): string {
    return join(this.#root, 'current');
  }

  /** What the functions write goes here. */
  get log(): string {
    return join(this.#root, 'functions.log');
  }

  /** Whether there is a seed, made by this version of it. */
  isSeeded(version: string): boolean {
    const kept = join(this.#seed, 'version');
    return existsSync(kept) && readFileSync(kept, 'utf8') === version;
  }

  /** An empty folder to seed. */
  newSeed(): string {
    const fresh = join(this.#root, 'seed.new');
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh);
    return fresh;
  }

  /** What {@link newSeed} gave is complete now. What has been done since an earlier seed stays until the next reset. */
  keepSeed(version: string): void {
    const fresh = join(this.#root, 'seed.new');
    writeFileSync(join(fresh, 'version'), version);
    rmSync(this.#seed, { recursive: true, force: true });
    renameSync(fresh, this.#seed);
  }

  /** Makes `current/` from the seed where there is none. */
  prepare(): void {
    if (existsSync(this.current)) return;
    const copy = join(this.#root, 'current.new');
    rmSync(copy, { recursive: true, force: true });
    cpSync(this.#seed, copy, { recursive: true });
    renameSync(copy, this.current);
  }

  /** Back to the seed. Nothing may have the files open. */
  reset(): void {
    rmSync(this.current, { recursive: true, force: true });
    this.prepare();
  }

  close(): void {
    this.#lock.close();
    if (this.#isTemporary) rmSync(this.#root, { recursive: true, force: true });
  }

  get #seed(): string {
    return join(this.#root, 'seed');
  }
}

function lockOf(root: string): DatabaseSync {
  const file = join(root, 'lock');
  const lock = new DatabaseSync(file);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock.close();
    const isBusy = cause instanceof Error && /locked|busy/i.test(cause.message);
    throw new Refusal(
      isBusy
        ? `The data folder ${root} is in use by another start of the embedded cloud. Stop that one, or start with --ephemeral.`
        : `The data folder ${root} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}. Remove it to begin again from the seed.`,
      { cause },
    );
  }
}
