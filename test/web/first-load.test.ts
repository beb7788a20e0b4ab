/** The web client is quick to open on a slow line: its first load is at most 250 KB of compressed script. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

const project = join(import.meta.dirname, '../..');
const budgetBytes = 250 * 1000;
const phoneBudgetBytes = 120 * 1000;

/** What is loaded whichever page comes first, and by each page before it shows anything. Swedish is the larger language. */
const always = ['index.html', 'messages/sv.json'];
const portal = [...always, 'portal.tsx'];
const firstPages = {
  'the login': ['session/login-page.tsx'],
  'the overview': ['shell/shell.tsx', 'overview/overview-page.tsx'],
  'the users': ['shell/shell.tsx', 'users/users-page.tsx'],
  'one user': ['shell/shell.tsx', 'users/users-page.tsx', 'users/user-panel.tsx'],
  'a new user': ['shell/shell.tsx', 'users/new-user-page.tsx'],
  'the activity': ['shell/shell.tsx', 'activity/activity-page.tsx'],
} as const;

let folder: string;
let manifest: Readonly<Record<string, Chunk>>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mysoluno-web-'));
  // A process of its own: in this one Vitest has said that it is a test, and React would come with its aids for developers.
  const built = ['build', '--config', 'web/vite.config.ts', '--logLevel', 'error', '--outDir', folder];
  execFileSync('vite', built, { cwd: project, env: { ...process.env, NODE_ENV: 'production' } });
  manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the first load', () => {
  test.each(Object.entries(firstPages))('of %s is at most 250 KB of compressed script', (_, pages) => {
    expect(compressedBytes([...portal, ...pages])).toBeLessThanOrEqual(budgetBytes);
  });

  test('of the page on the phone is at most 120 KB of compressed script', () => {
    expect(compressedBytes([...always, 'phone/phone-page.tsx'])).toBeLessThanOrEqual(phoneBudgetBytes);
  });

  test('asks no other origin, and has no script or style in the page itself', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/);
  });
});

/** The scripts of these entries with all that they import at once, each gzipped by itself as it is sent. */
function compressedBytes(entries: readonly string[]): number {
  const files = new Set<string>();
  const add = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no ${name}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  for (const entry of entries) add(entry);
  return [...files]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
}
