/**
 * `npm run bench`: what things cost, in parts; `-- --only evaluation` runs one of them, `-- --json` is for machines, `-- --seconds 10` loads
 * the system longer. Times differ between machines; ratios are what to compare.
 */
import { parseArgs } from 'node:util';
import { measureDocumentClient, printDocumentClient } from './bench/document-client.ts';
import { measureEvaluation, printEvaluation } from './bench/evaluation.ts';
import { fullHours, printFullHours, simulateFullHour } from './bench/full-hour.ts';
import { measureLoad, printLoad } from './bench/load.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    seconds: { type: 'string', default: '6' },
    port: { type: 'string', default: '4185' },
  },
});
const say = (sentence: string): void => {
  if (!values.json) process.stderr.write(`${sentence}\n`);
};

const parts = {
  evaluation: () => {
    say('Evaluating schedules …');
    return measureEvaluation();
  },
  'document-client': () => {
    say('Comparing the table’s client with the plain one …');
    return measureDocumentClient();
  },
  'full-hour': () => fullHours.map((hour) => simulateFullHour(hour)),
  load: () => measureLoad(Number(values.seconds), Number(values.port), say),
};
if (values.only !== undefined && !(values.only in parts)) {
  throw new Error(`--only takes one of: ${Object.keys(parts).join(', ')}`);
}
const isWanted = (part: keyof typeof parts): boolean => values.only === undefined || values.only === part;

const evaluation = isWanted('evaluation') ? parts.evaluation() : null;
const fullHour = isWanted('full-hour') ? parts['full-hour']() : null;
const documentClient = isWanted('document-client') ? await parts['document-client']() : null;
const load = isWanted('load') ? await parts.load() : null;

if (values.json) {
  console.log(JSON.stringify({ node: process.version, ...load, evaluation, fullHour, documentClient }, null, 2));
} else {
  if (evaluation !== null) printEvaluation(evaluation);
  if (fullHour !== null) printFullHours(fullHour);
  if (documentClient !== null) printDocumentClient(documentClient);
  if (load !== null) printLoad(load);
}
