import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { importsZodByName } from '../../scripts/boundaries.ts';
import { boundaryFaults } from '../../scripts/check-boundaries.ts';

const made: string[] = [];
afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true });
});

/** A small project with this one's packages. */
function project(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'boundaries-'));
  made.push(root);
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({
      type: 'module',
      dependencies: { zod: '*', '@aws-sdk/client-sns': '*', '@aws-sdk/lib-dynamodb': '*' },
    }),
  );
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const value = 'export const value = 1;';

describe('the import rules', () => {
  it('are kept by this project', async () => {
    expect(await boundaryFaults(process.cwd())).toEqual([]);
  });

  it('let a layer import what its row of the table allows', async () => {
    const root = project({
      'domain/number.ts': value,
      'contract/numbers.ts': `import * as z from 'zod';\nimport { value } from '../domain/number.ts';\nexport const number = z.literal(value);`,
      'adapters/table/commit.ts': `import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';\nexport interface Write {}\nexport const commit = TransactWriteCommand;`,
      'adapters/table/rejections.ts': `import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';\nexport type Rejected = TransactWriteCommandInput;`,
      'adapters/table/numbers.ts': `import type { Write } from './commit.ts';\nexport const writes: readonly Write[] = [];`,
      'functions/numbers/create.ts': `export { commit } from '../../adapters/table/commit.ts';`,
      'functions/numbers/list.ts': `export { number } from '../../contract/numbers.ts';`,
    });
    expect(await boundaryFaults(root)).toEqual([]);
  });

  it('let the router import pages, and a page its own files and what is shared', async () => {
    const root = project({
      'web/router.tsx': `export { page } from './pages/users/users-page.tsx';`,
      'web/pages/users/users-page.tsx': `import { table } from './user-table.tsx';\nimport { query } from '../../data/user-queries.ts';\nexport const page = [table, query];`,
      'web/pages/users/user-table.tsx': `export const table = 1;`,
      'web/data/user-queries.ts': `export const query = 1;`,
    });
    expect(await boundaryFaults(root)).toEqual([]);
  });

  it.each([
    ['the domain imports an adapter', 'domain/user.ts', '../adapters/sms.ts'],
    ['the domain imports Node', 'domain/user.ts', 'node:fs'],
    ['the domain imports a schema', 'domain/user.ts', 'zod'],
    ['the contract imports a function', 'contract/users.ts', '../functions/users/list-users.ts'],
    ['an adapter imports the contract', 'adapters/table.ts', '../contract/users.ts'],
    ['a file of the table commits', 'adapters/table/users.ts', '../table/commit.ts'],
    ['a file of the table commits by the SDK', 'adapters/table/users.ts', '@aws-sdk/lib-dynamodb'],
    ['a function imports AWS', 'functions/users/create-user.ts', '@aws-sdk/client-sns'],
    ['a function wraps itself', 'functions/users/handler.ts', '@middy/core'],
    ['a function loads another', 'functions/users/get-user.ts', '../session/handler.ts'],
    ['a function imports from the folder of another', 'functions/users/get-user.ts', '../session/user-reply.ts'],
    ['shared code imports from the folder of a function', 'functions/shared/settle/run.ts', '../../users/get-user.ts'],
    [
      'a Task imports from the folder of a function',
      'step-functions/porting/lock.ts',
      '../../functions/users/get-user.ts',
    ],
    ['infrastructure imports a function', 'lib/api-stack.ts', '../functions/users/get-user.ts'],
    ['the client imports a function', 'web/app.ts', '../functions/users/get-user.ts'],
    ['a page imports another', 'web/pages/users/users-page.tsx', '../calendar/week-view.tsx'],
    ['a shared component imports a page', 'web/events/event-form.ts', '../pages/calendar/week-view.tsx'],
    ['a pattern imports the session', 'web/design/notice.tsx', '../session/session.ts'],
    ['a pattern imports an entity', 'web/design/time.ts', '../../domain/user.ts'],
    ['a pattern imports a reply', 'web/design/list-table.tsx', '../../contract/users.ts'],
    ['a pattern calls an operation', 'web/design/picker.tsx', '../api/call.ts'],
    ['a query imports a component', 'web/data/user-queries.ts', '../users/user-name.tsx'],
    ['a query imports a component of a pattern', 'web/data/user-queries.ts', '../design/picker.tsx'],
    ['a function imports what is not deployed', 'functions/users/get-user.ts', 'hono'],
    ['the embedded cloud imports a service', 'local/cloud.ts', '../local/sns/plug-in.ts'],
    ['the template imports a service', 'local/template/api.ts', '../sns/plug-in.ts'],
    ['somebody imports a test', 'local/seed.ts', '../test/build/user.ts'],
    ['an import leads nowhere', 'domain/user.ts', './nowhere.ts'],
  ])('refuse that %s', async (_what, from, to) => {
    const others = to.startsWith('../') ? { [join(dirname(from), to)]: value } : {};
    const faults = await boundaryFaults(project({ ...others, [from]: `export * from '${to}';` }));
    expect(faults).not.toEqual([]);
    expect(faults.every((fault) => fault.startsWith(`${from} imports`))).toBe(true);
  });

  it('see an import of a mere type', async () => {
    const root = project({
      'domain/user.ts': `import type { SMS } from '../adapters/sms.ts';\nexport type User = SMS;`,
      'adapters/sms.ts': 'export type SMS = string;',
    });
    expect(await boundaryFaults(root)).toHaveLength(1);
  });

  it.each([
    ["import { z } from 'zod';", true],
    ["import z from 'zod';", true],
    ["import {\n  z,\n} from 'zod';", true],
    ["import * as z from 'zod';", false],
    ["import type { ZodType } from 'zod';", false],
    ["import { parse } from './parse.ts';\nimport * as z from 'zod';", false],
  ])('know a named import of zod: %s', (source, named) => {
    expect(importsZodByName(source)).toBe(named);
  });
});
