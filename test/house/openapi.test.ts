import { Validator } from '@seriousme/openapi-schema-validator';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operations, type OperationId } from '../../contract/operations.ts';
import type { Operation } from '../../contract/operation.ts';
import { openapiDocument } from '../../scripts/openapi-document.ts';
import { examples, type Example } from '../../scripts/openapi-examples.ts';
import { generatedFiles } from '../../scripts/openapi.ts';

const document = openapiDocument('1.2.3');

describe('the OpenAPI document', () => {
  it.each(Object.entries(generatedFiles()))('%s is what the contract says; npm run openapi writes it', (file, text) => {
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate({ ...structuredClone(document) });
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('has every operation of the contract, once', () => {
    const told = Object.values(document.paths ?? {}).flatMap((methods) =>
      Object.values(methods as Record<string, { operationId: string }>).map(({ operationId }) => operationId),
    );
    expect(told.toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
    expect(new Set(told).size).toBe(told.length);
  });

  it('leaves no reference in the air', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter((path) => !resolves(path))).toEqual([]);
  });

  it('tells who may call: nobody gets past by a forgotten entry', () => {
    const open = Object.values(document.paths ?? {}).flatMap((methods) =>
      Object.values(methods as Record<string, { operationId: string; security: unknown[] }>)
        .filter(({ security }) => security.length === 0)
        .map(({ operationId }) => operationId),
    );
    const isPublic = ({ access, cookie, body }: Operation): boolean => access.kind === 'public' && (!cookie || !!body);
    expect(open.toSorted()).toEqual(
      operations
        .filter(isPublic)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it.each(
    operations.flatMap((operation: Operation & { id: OperationId }) => {
      const example: Example = examples[operation.id] ?? {};
      return (['body', 'reply'] as const)
        .filter((part) => example[part] !== undefined)
        .map((part) => ({ what: `${part} of ${operation.id}`, schema: operation[part], shown: example[part] }));
    }),
  )('shows a $what that the schema takes', ({ schema, shown }) => {
    expect(schema?.safeParse(shown)).toMatchObject({ success: true });
  });
});

function resolves(path: string): boolean {
  let here: unknown = document;
  for (const step of path.split('/')) here = (here as Record<string, unknown> | undefined)?.[step];
  return here !== undefined;
}
