/** The activity log as a file: a Swedish Excel opens it as a table, and takes nothing in it for a formula. */
import { describe, expect, test } from 'vitest';
import { activity, type ActivityReply } from '../../contract/activity.ts';
import { activityCsv, type CsvTelling } from '../../web/pages/activity/activity-csv.ts';

const entry = activity.parse({
  id: 'act_01K0000000000000000000000A',
  at: '2026-11-23T02:12:45.678Z',
  actor: { id: 'usr_01K0000000000000000000000B', kind: 'administrator', name: 'Anna Bergström' },
  action: 'user-changed',
  entityId: 'usr_01K0000000000000000000000C',
  entityName: 'Åsa Öberg',
  changes: [],
  requestId: 'req-1',
});

const telling: CsvTelling = {
  head: ['Tid', 'Av'],
  timeZone: 'Europe/Stockholm',
  sentenceOf: ({ entityName }) => `${entityName} ändrades`,
  actorOf: ({ actor }) => actor.name,
  labelOf: (field) => `<${field}>`,
  told: (_field, value) => (value === null ? 'inget' : String(value)),
};

const lines = (...entries: ActivityReply[]): string[] => activityCsv(entries, telling).split('\r\n');

/** What stands in the cell of the name of whom it is about. */
const nameCell = (entityName: string): string =>
  activityCsv([{ ...entry, entityName }], { ...telling, head: [], sentenceOf: () => 'x' })
    .split(';x;')[1]
    ?.split(';;;')[0] ?? '';

test('begins with a byte order mark and its head, and ends each line by carriage return and line feed', () => {
  expect(activityCsv([], telling)).toBe('\uFEFFTid;Av\r\n');
});

test('tells the time by the clocks of the organisation, in a form that sorts', () => {
  expect(lines(entry)[1]).toBe('2026-11-23 03:12:45;Anna Bergström;Åsa Öberg ändrades;Åsa Öberg;;;;req-1');
});

test('has a line for each field that changed, and says nothing of before where there was nothing before', () => {
  const changes = [
    { field: 'city', before: 'Åhus', after: 'Ystad' },
    { field: 'department', before: null, after: 'Bageriet' },
    { field: 'email', before: 'asa@bageriet.example', after: null },
  ];
  expect(
    lines({ ...entry, changes })
      .slice(1, -1)
      .map((line) => line.split(';').slice(4, 7)),
  ).toEqual([
    ['<city>', 'Åhus', 'Ystad'],
    ['<department>', '', 'Bageriet'],
    ['<email>', 'asa@bageriet.example', 'inget'],
  ]);
});

describe('a cell', () => {
  test.each([
    ['with a semicolon is quoted', 'Öberg; Åsa', '"Öberg; Åsa"'],
    ['with a quotation mark is quoted, and the mark doubled', 'Åsa "Bullen" Öberg', '"Åsa ""Bullen"" Öberg"'],
    ['with a line break is quoted', 'Åsa\nÖberg', '"Åsa\nÖberg"'],
    ['with a comma stays as it is, for the semicolon parts the cells', 'Öberg, Åsa', 'Öberg, Åsa'],
    ['with a hyphen inside stays as it is', 'Al-Hassan', 'Al-Hassan'],
    ['that is a masked personal number stays masked', '850709-****', '850709-****'],
  ])('%s', (_what, text, cell) => {
    expect(nameCell(text)).toBe(cell);
  });

  // OWASP, "CSV Injection": what a spreadsheet may take for the beginning of a formula, in any script.
  test.each([
    ['=1+1', "'=1+1"],
    ['+46 70 123 45 67', "'+46 70 123 45 67"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1+1', "'\t=1+1"],
    ['\r=1+1', '"\'\r=1+1"'],
    ['\n=1+1', '"\'\n=1+1"'],
    ['  =1+1', "'  =1+1"],
    ['\u00A0=1+1', "'\u00A0=1+1"],
    ['＝1+1', "'＝1+1"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    ['=HYPERLINK("http://evil.example";"Klicka")', '"\'=HYPERLINK(""http://evil.example"";""Klicka"")"'],
  ])('is no formula: %j', (text, cell) => {
    expect(nameCell(text)).toBe(cell);
  });
});
