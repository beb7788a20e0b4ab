/**
 * Where an error was thrown, for the log: by files and lines of the sources. A bundle is one minified line; the source map next to it is read when the first
 * stack is written, so that no cold start pays for it (ADR 0041).
 */
import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { isDependencyFailure, reasonOf } from '../adapters/dependency-failure.ts';
import { runInTime, type Lifetime } from './deadline.ts';

/** As many calls as a line of the log has room for. */
const mostCalls = 12;

/**
 * The calls that led to an error, innermost first: `at functions/users/create-user.ts:29:5`. Without the message of the error, which could
 * contain what people typed.
 */
export const callsOf = (error: Error): readonly string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, mostCalls)
    .map((line) => inSources(line.trim()));

/** What may be logged of work that failed: the name of the error; of a bug, also the innermost line of ours. */
export function failureOf(error: unknown): string {
  const reason = reasonOf(error);
  if (!(error instanceof Error) || isDependencyFailure(error)) return reason;
  const ours = callsOf(error).find((call) => /^at (adapters|contract|domain|functions|step-functions)\//.test(call));
  return ours === undefined ? reason : `${reason} ${ours}`;
}

/** A run for which nobody waits, with the deadline that Lambda's context sets. Lambda itself logs the error that ends it, so its stack is made readable on the way. */
export const worker =
  <Parameters extends readonly unknown[], Result>(run: (...parameters: Parameters) => Promise<Result>) =>
  async (...parameters: Parameters): Promise<Result> => {
    try {
      return await runInTime(lifetimeOf(parameters), () => run(...parameters));
    } catch (error) {
      if (error instanceof Error) error.stack = [error.name, ...callsOf(error)].join('\n    ');
      throw error;
    }
  };

/** Lambda hands over an event and its context. */
const lifetimeOf = ([, context]: readonly unknown[]): Lifetime => context ?? {};

/** A call in this bundle, by its place in the sources; any other as it is. */
function inSources(call: string): string {
  const [, url, line, column] = /\(?(\S+):(\d+):(\d+)\)?$/.exec(call) ?? [];
  if (url !== import.meta.url) return call;
  const origin = sourceMap()?.findOrigin(Number(line), Number(column));
  if (origin === undefined || !('fileName' in origin)) return call;
  return `at ${origin.fileName.replace(/^(\.\.\/)+/, '')}:${origin.lineNumber}:${origin.columnNumber}`;
}

let read: SourceMap | null | undefined;

/** Null where there is none: the sources themselves run. */
function sourceMap(): SourceMap | null {
  if (read !== undefined) return read;
  try {
    read = new SourceMap(JSON.parse(readFileSync(new URL(`${import.meta.url}.map`), 'utf8')) as SourceMapPayload);
  } catch {
    read = null;
  }
  return read;
}
