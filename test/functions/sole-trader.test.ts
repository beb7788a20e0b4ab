/** A sole trader's organisation number is a personal number: known to one item of the table, told to nobody. */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { listActivity } from '../../contract/activity.ts';
import { putOrganization } from '../../contract/onboarding.ts';
import { getOrganization, updateOrganization } from '../../contract/organization.ts';
import { getMe } from '../../contract/session.ts';
import { callEngine, type AttributeValue } from '../../local/dynamodb/call.ts';
import { House, type HouseReply } from '../build/house.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { letOperatorIn, onboarding } from '../build/world.ts';

let test: TestTable;
let house: House;
beforeAll(async () => {
  test = await startTestTable();
  house = new House(test.table.name);
  await letOperatorIn(house);
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  house.leave();
  await test.stop();
});

const digits = /85-?0709-?9805/;
const onboard = (domain: string, organizationNumber: string): Promise<HouseReply> =>
  house.call(putOrganization, {
    ...onboarding,
    path: { domain },
    body: { ...onboarding.body, name: 'Åsas Snickeri', organizationNumber },
  });

it('is onboarded by it, and hears it masked from then on', async () => {
  const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const first = await onboard('asa.example', '19850709-9805');
  expect([first.status, first.body.organization]).toMatchObject([
    201,
    { organizationNumber: '850709-****', soleTrader: true },
  ]);
  const as = `${first.body.organization.id}.${first.body.administrator.id}`;
  const replies = [
    first,
    await onboard('asa.example', '850709-9805'),
    await house.call(getOrganization, { as }),
    await house.call(updateOrganization, { as, body: { name: 'Åsas Snickeri & Bygg' } }),
    await house.call(getMe, { as }),
    await house.call(listActivity, { as }),
    await onboard('bo.example', '850709-9806'),
  ];
  expect(replies.map(({ status }) => status)).toEqual([201, 200, 200, 200, 200, 200, 400]);
  expect(JSON.stringify(replies)).not.toMatch(digits);
  expect(log.mock.calls.flat().join('\n')).not.toMatch(digits);
});

it('has it in one item of the table, which survives a change', async () => {
  const { Items } = await callEngine<{ Items: Record<string, AttributeValue>[] }>(test.endpoint, 'Scan', {
    TableName: house.table.name,
  });
  const bearing = Items.map((item) => unmarshall(item as never)).filter((item) => digits.test(JSON.stringify(item)));
  expect(bearing.map(({ sk, name, organizationNumber }) => ({ sk, name, organizationNumber }))).toEqual([
    { sk: 'ORGANIZATION', name: 'Åsas Snickeri & Bygg', organizationNumber: '198507099805' },
  ]);
});
