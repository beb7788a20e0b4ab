/**
 * The queries of the runbooks are in the language of CloudWatch Logs Insights: a field whose name has a hyphen is in backticks, and what is sorted by
 * has a name. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Guidelines.html
 */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { theEdgeStack } from './synthesised-stage.ts';

/** Blocks and pieces of code that are a query, with the page that has them. */
const queries = globSync('docs/runbooks/*.md').flatMap((page) => {
  const text = readFileSync(page, 'utf8');
  const blocks = [...text.matchAll(/```\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const pieces = [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)].map(([, piece = '']) => piece);
  return [...blocks, ...pieces]
    .filter((code) => /^\s*(fields|filter|stats) /.test(code))
    .map((query) => [page, query.trim()] as const);
});

/** Names of fields in backticks, which only those of other services need. */
const quoted = (query: string): readonly string[] => [...query.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

/** What is left of a query without names in backticks, strings and patterns. */
const bare = (query: string): string => query.replaceAll(/`[^`]+`|"[^"]*"|'[^']*'|\/[^/\n]+\//g, '');

/** All that CloudFront writes into the log of the edge. */
const edgeFields = theEdgeStack()
  .all<{ readonly RecordFields: readonly string[] }>('AWS::Logs::Delivery')
  .flatMap(({ Properties }) => Properties.RecordFields);

it('there are some', () => expect(queries.length).toBeGreaterThan(8));

describe.each(queries)('%s: %s', (_, query) => {
  it('sorts by a name that it gives, or by the time', () => {
    const names = ['@timestamp', ...[...query.matchAll(/ as (\w+)/g)].map(([, name]) => name)];
    for (const [, column] of query.matchAll(/\| sort (.*?) (?:asc|desc)/g)) expect(names).toContain(column);
    expect([...query.matchAll(/\bsort\b/g)]).toHaveLength([...query.matchAll(/\| sort .*? (?:asc|desc)/g)].length);
  });

  it('has no hyphen in a name that is not in backticks', () => {
    expect(bare(query)).not.toMatch(/\w-\w/);
  });

  it('names fields of the edge as its log has them', () => {
    expect(quoted(query).filter((name) => !edgeFields.includes(name))).toEqual([]);
    const spelledWrong = edgeFields.filter((name) => name.includes('-')).map((name) => name.replaceAll('-', '_'));
    expect(spelledWrong.filter((name) => new RegExp(`\\b${name}\\b`).test(query))).toEqual([]);
  });
});
