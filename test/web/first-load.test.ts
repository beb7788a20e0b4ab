/** The web client is quick to open on a slow line: its first load is at most 250 KB of compressed script. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWebClient, compressedBytes, firstPages } from '../proofs/first-load.ts';

let folder: string;
beforeAll(() => {
  folder = buildWebClient();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the first load', () => {
  test.each(Object.entries(firstPages))('of %s keeps to its budget of compressed script', (_, { entries, budget }) => {
    expect(compressedBytes(folder, entries)).toBeLessThanOrEqual(budget);
  });

  test('asks no other origin, and has no script or style in the page itself', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/);
  });
});
