/** All texts of the web client stand in message files, in both languages. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const web = join(import.meta.dirname, '../../web');
const sources = globSync('**/*.{ts,tsx}', { cwd: web }).map((file) => ({
  file,
  text: readFileSync(join(web, file), 'utf8'),
}));

const swedish = messages('sv');
const english = messages('en');

describe('the message files', () => {
  test('have the same keys in Swedish and English', () => {
    expect([...english.keys()].sort()).toEqual([...swedish.keys()].sort());
  });

  test('have no empty text', () => {
    expect([...swedish, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('fill in the same values in both languages', () => {
    const different = [...swedish].filter(([key, text]) => valuesOf(text) !== valuesOf(english.get(key) ?? ''));
    expect(different.map(([key]) => key)).toEqual([]);
  });

  test('have both forms of every text that counts', () => {
    const forms = new Map<string, string[]>();
    for (const key of swedish.keys()) {
      const [, stem, form] = /^(.*)_(one|other)$/.exec(key) ?? [];
      if (stem !== undefined && form !== undefined) forms.set(stem, [...(forms.get(stem) ?? []), form]);
    }
    expect([...forms].filter(([, found]) => found.length !== 2)).toEqual([]);
  });

  test('have no text that nobody shows', () => {
    const used = usedKeys();
    const unused = [...swedish.keys()].filter((key) => !used.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  test('have every text that is asked for', () => {
    const missing = usedKeys().filter((pattern) => ![...swedish.keys()].some((key) => pattern.test(key)));
    expect(missing).toEqual([]);
  });
});

test('components have no text of their own', () => {
  expect(sources.filter(({ file }) => file.endsWith('.tsx')).flatMap(textsInMarkup)).toEqual([]);
});

/** Keys with dots → texts. */
function messages(language: 'sv' | 'en'): Map<string, string> {
  const flat = new Map<string, string>();
  const add = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'string') flat.set(path.join('.'), value);
    else for (const [key, child] of Object.entries(value as object)) add(child, [...path, key]);
  };
  for (const file of [
    `${language}.json`,
    `login.${language}.json`,
    `holidays.${language}.json`,
    `overview.${language}.json`,
    `subscriptions.${language}.json`,
    `order-wizard.${language}.json`,
    `ports.${language}.json`,
    `port-actions.${language}.json`,
    `calendar-subscription.${language}.json`,
  ])
    add(JSON.parse(readFileSync(join(web, 'messages', file), 'utf8')), []);
  return flat;
}

function valuesOf(text: string): string {
  return [...new Set(text.match(/\{\{\w+\}\}/g))].sort().join();
}

/**
 * The keys that the sources ask for. Every string literal that is a key counts, for keys are kept in tables too; `${…}` in a
 * template stands for one part of a key. What `t()` itself is given must exist even when no key looks like it.
 */
function usedKeys(): readonly RegExp[] {
  const asked = new Set<string>();
  const stems = new Set([...swedish.keys()].map((key) => key.replace(/_(one|other)$/, '')));
  for (const { text } of sources) {
    for (const [, key = ''] of text.matchAll(/\bt\(\s*'([^']+)'/g)) asked.add(key);
    for (const [, key = ''] of text.matchAll(/\bt\(\s*`([^`]+)`/g)) asked.add(key);
    for (const [, key = ''] of text.matchAll(/'([\w.-]+)'/g)) if (stems.has(key)) asked.add(key);
  }
  return [...asked].map((key) => {
    const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', String.raw`\.`));
    return new RegExp(`^${parts.join(String.raw`[\w-]+`)}(_one|_other)?$`);
  });
}

const spokenAttributes: ReadonlySet<string> = new Set([
  'aria-label',
  'title',
  'label',
  'placeholder',
  'description',
  'alt',
]);
const hasWord = (text: string): boolean => /\p{L}{2}/u.test(text);

/** What a person would read that does not come from a message file. */
function textsInMarkup({ file, text }: { file: string; text: string }): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasWord(node.text)) found.push(`${file}: ${node.text.trim()}`);
    if (
      ts.isJsxAttribute(node) &&
      spokenAttributes.has(node.name.getText()) &&
      node.initializer !== undefined &&
      ts.isStringLiteral(node.initializer) &&
      hasWord(node.initializer.text)
    ) {
      found.push(`${file}: ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}
