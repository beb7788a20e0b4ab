/** What a browser has to load of the web client before a first page shows anything. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

const project = join(import.meta.dirname, '../..');

/** What is loaded whichever page comes first, and by each page before it shows anything. Swedish is the larger language. */
const always = ['index.html', 'messages/sv.json'];
const portal = [...always, 'portal.tsx'];
const kilobytes = 1000;

/** The pages that people come to first, with their entries and how much compressed script they may need. */
export const firstPages = {
  'the login': {
    entries: [...portal, 'messages/login.sv.json', 'pages/login/login-page.tsx'],
    budget: 250 * kilobytes,
  },
  'the overview': {
    entries: [...portal, 'messages/overview.sv.json', 'shell/shell.tsx', 'pages/overview/overview-page.tsx'],
    budget: 250 * kilobytes,
  },
  'the users': { entries: [...portal, 'shell/shell.tsx', 'pages/users/users-page.tsx'], budget: 250 * kilobytes },
  'one user': {
    entries: [
      ...portal,
      'messages/subscriptions.sv.json',
      'shell/shell.tsx',
      'pages/users/users-page.tsx',
      'pages/users/user-panel.tsx',
    ],
    budget: 250 * kilobytes,
  },
  'a changed user': {
    entries: [...portal, 'shell/shell.tsx', 'pages/users/edit-user-page.tsx'],
    budget: 250 * kilobytes,
  },
  'the organisation': {
    entries: [...portal, 'shell/shell.tsx', 'pages/organization/organization-page.tsx'],
    budget: 250 * kilobytes,
  },
  'a new user': { entries: [...portal, 'shell/shell.tsx', 'pages/users/new-user-page.tsx'], budget: 250 * kilobytes },
  'the answering groups': {
    entries: [...portal, 'shell/shell.tsx', 'pages/answering-groups/answering-groups-page.tsx'],
    budget: 250 * kilobytes,
  },
  'one answering group': {
    entries: [
      ...portal,
      'shell/shell.tsx',
      'pages/answering-groups/answering-groups-page.tsx',
      'pages/answering-groups/answering-group-panel.tsx',
    ],
    budget: 250 * kilobytes,
  },
  'a new answering group': {
    entries: [...portal, 'shell/shell.tsx', 'pages/answering-groups/new-answering-group-page.tsx'],
    budget: 250 * kilobytes,
  },
  'one IVR menu': {
    entries: [...portal, 'shell/shell.tsx', 'pages/ivr-menus/ivr-menus-page.tsx', 'pages/ivr-menus/ivr-menu-panel.tsx'],
    budget: 250 * kilobytes,
  },
  'a new IVR menu': {
    entries: [...portal, 'shell/shell.tsx', 'pages/ivr-menus/new-ivr-menu-page.tsx'],
    budget: 250 * kilobytes,
  },
  'the calendar': {
    entries: [...portal, 'messages/holidays.sv.json', 'shell/shell.tsx', 'pages/calendar/calendar-page.tsx'],
    budget: 250 * kilobytes,
  },
  'the activity': {
    entries: [...portal, 'shell/shell.tsx', 'pages/activity/activity-page.tsx'],
    budget: 250 * kilobytes,
  },
  'the subscriptions': {
    entries: [
      ...portal,
      'messages/subscriptions.sv.json',
      'shell/shell.tsx',
      'pages/subscriptions/subscriptions-page.tsx',
    ],
    budget: 250 * kilobytes,
  },
  'one subscription': {
    entries: [
      ...portal,
      'messages/subscriptions.sv.json',
      'shell/shell.tsx',
      'pages/subscriptions/subscriptions-page.tsx',
      'pages/subscriptions/subscription-panel.tsx',
    ],
    budget: 250 * kilobytes,
  },
  'one port request': {
    entries: [
      ...portal,
      'messages/subscriptions.sv.json',
      'messages/ports.sv.json',
      'shell/shell.tsx',
      'pages/subscriptions/subscriptions-page.tsx',
      'pages/subscriptions/port-panel.tsx',
    ],
    budget: 250 * kilobytes,
  },
  'the page on the phone': { entries: [...always, 'pages/phone/phone-page.tsx'], budget: 120 * kilobytes },
} as const;

/** Builds the web client into a new folder; answers the folder. */
export function buildWebClient(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mysoluno-web-'));
  const built = ['build', '--config', 'web/vite.config.ts', '--logLevel', 'error', '--outDir', folder];
  execFileSync('vite', built, { cwd: project });
  return folder;
}

/** The scripts of these entries with all that they import at once, each gzipped by itself as it is sent. Bytes. */
export function compressedBytes(folder: string, entries: readonly string[]): number {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
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
