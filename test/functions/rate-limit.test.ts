/** Every write has a limit for its organisation, so that one customer's program that has gone wild slows down no other. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Key } from '../../adapters/table/client.ts';
import { keys, operatorKeys } from '../../adapters/table/keys.ts';
import { createAnsweringGroup } from '../../contract/answering-groups.ts';
import { putOrganization } from '../../contract/onboarding.ts';
import { limitOf, type Operation } from '../../contract/operation.ts';
import { operations } from '../../contract/operations.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import { onboarding, type World } from '../build/world.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const api = openInProcessApi({ now });
let other: World;
beforeAll(async () => {
  const path = { domain: 'byran.example' };
  const { body } = await api.call(putOrganization, {
    ...onboarding,
    path,
    body: {
      ...onboarding.body,
      firstAdministrator: { ...onboarding.body.firstAdministrator, mobile: '070-174 06 98' },
    },
  });
  other = {
    organizationId: body.organization.id,
    administratorId: body.administrator.id,
    administrator: `${body.organization.id}.${body.administrator.id}`,
  };
});

const writes = (operations as readonly Operation[]).filter(({ method, id }) => {
  // These ask what an event would do and what goes together, and write nothing.
  return method !== 'GET' && !['previewScheduleEvent', 'checkProducts'].includes(id);
});

describe.each(writes.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
  it('has a limit, for each organisation or where nobody has logged in for each network', () => {
    expect(limitOf(operation)?.per).toBe(operation.access.kind === 'public' ? 'address' : 'organization');
  });
});

/** Lets so many requests have come in this window. */
async function count({ pk, sk }: Key, operation: Operation, requests: number): Promise<void> {
  const window = Math.floor(now / ((limitOf(operation)?.seconds ?? 0) * 1000));
  const item = { pk, sk: `${sk}#${window}`, requests, expiresAtEpochSeconds: 2_000_000_000 };
  await api.house.table.client.send(new PutCommand({ TableName: api.house.table.name, Item: item }));
}

describe('the limit of writes', () => {
  it('lets 6,000 in five minutes through, refuses the next, and touches no other organisation', async () => {
    await count(
      keys.limit(api.world.organizationId as OrganizationId, createAnsweringGroup.id),
      createAnsweringGroup,
      5999,
    );
    const create = (as: string, name: string) => api.call(createAnsweringGroup, { as, body: { name } });
    expect((await create(api.world.administrator, 'Order')).status).toBe(201);
    const refused = await create(api.world.administrator, 'Lager');
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-requests']);
    expect(Number(refused.headers['retry-after'])).toBe(300);
    expect((await create(other.administrator, 'Lager')).status).toBe(201);
  });

  it('counts a machine of the operator by its client, from wherever it calls', async () => {
    await count(operatorKeys.machineLimit(onboarding.as, putOrganization.id), putOrganization, 6000);
    for (const address of ['192.0.2.1', '198.51.100.1']) {
      const { body } = await api.call(putOrganization, {
        ...onboarding,
        headers: { 'x-viewer-address': address },
      });
      expect(body.code).toBe('too-many-requests');
    }
  });
});
