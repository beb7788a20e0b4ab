/** Keys of menus lead to the countries that the organisation allows, whoever changes what at the same moment; who looks for fraud hears of it. */
import { afterEach, expect, it } from 'vitest';
import { updateItem } from '../../adapters/table/client.ts';
import { keys } from '../../adapters/table/keys.ts';
import { listActivity } from '../../contract/activity.ts';
import { createIvrMenu, getIvrMenu, updateIvrMenu } from '../../contract/ivr-menus.ts';
import { getOrganization, updateOrganization } from '../../contract/organization.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { openInProcessApi } from '../build/in-process-api.ts';
import type { HouseReply } from '../build/house.ts';

const api = openInProcessApi();

const nordic = ['SE', 'NO', 'DK', 'FI', 'IS'];
afterEach(() => allow(nordic));

const number = (typed: string) => ({ kind: 'number', number: typed });
const create = (...numbers: string[]): Promise<HouseReply> =>
  api.call(createIvrMenu, {
    as: api.world.administrator,
    body: {
      name: `Meny ${numbers.join(' ')}`,
      keys: Object.fromEntries(numbers.map((typed, place) => [place + 1, number(typed)])),
    },
  });
const change = (ivrMenuId: string, body: object): Promise<HouseReply> =>
  api.call(updateIvrMenu, { as: api.world.administrator, path: { ivrMenuId }, body });
const allow = (allowedCountries: readonly string[], headers = {}): Promise<HouseReply> =>
  api.call(updateOrganization, { as: api.world.administrator, body: { allowedCountries }, headers });
const allowed = async (): Promise<string[]> =>
  (await api.call(getOrganization, { as: api.world.administrator })).body.allowedCountries;
const errors = ({ status, body }: HouseReply) => [
  status,
  ...(body.errors ?? []).map(({ field, code }: Record<string, string>) => `${field}: ${code}`),
];

it('an organisation allows the Nordic countries until it says otherwise, also one from before there was the setting', async () => {
  expect(await allowed()).toEqual(nordic);
  await updateItem(api.house.table, keys.organization(api.world.organizationId as OrganizationId), {
    UpdateExpression: 'REMOVE allowedCountries SET #name = :name',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#name': 'name' },
    values: { ':name': 'Bageriet' },
  });
  expect(await allowed()).toEqual(nordic);
  expect((await create('+4790123456')).status).toBe(201);
});

it('countries are read in any case, each once, and what is no country is refused', async () => {
  const { status, body } = await allow(['se', 'GB', ' no ', 'gb', 'DK', 'FI', 'IS']);
  expect([status, body.allowedCountries]).toEqual([200, ['SE', 'GB', 'NO', 'DK', 'FI', 'IS']]);
  expect(errors(await allow(['SE', 'XX', 'Sverige', '']))).toEqual([
    400,
    'allowedCountries[1]: invalid-choice',
    'allowedCountries[2]: invalid-choice',
    'allowedCountries[3]: invalid-choice',
  ]);
});

it('a key leads to allowed countries only, and to no satellite or premium number at all', async () => {
  const refused = await create(
    '+979 123 456 789',
    '+882 16 123 456',
    '+442079460000',
    '+449001234567',
    '0900-123 45 67',
  );
  expect(errors(refused)).toEqual([
    400,
    'keys.1.number: premium-number',
    'keys.2.number: premium-number',
    'keys.5.number: premium-number',
  ]);
  const abroad = await create('+4790123456', '+442079460000', '+449001234567', '+252612345678');
  expect(errors(abroad)).toEqual([
    400,
    'keys.2.number: country-not-allowed',
    'keys.3.number: premium-number',
    'keys.4.number: country-not-allowed',
  ]);
  expect(abroad.body.errors[0].message).toBe('Storbritannien är inte tillåtet. Välj länder under Organisation.');
  await allow([...nordic, 'GB']);
  const { status, body } = await create('+442079460000');
  expect(status).toBe(201);
  expect(errors(await change(body.id, { keys: { 1: number('+442079460000'), 2: number('+449001234567') } }))).toEqual([
    400,
    'keys.2.number: premium-number',
  ]);
  expect(errors(await change(body.id, { keys: {} }))).toEqual([200]);
});

it('a country stays allowed as long as a key leads there, and the refusal names the menu and its key', async () => {
  await allow([...nordic, 'EE']);
  const { body: menu } = await create('+4684650010', '+3726001234');
  const refused = await allow(nordic);
  expect(errors(refused)).toEqual([409, 'allowedCountries: country-in-use']);
  expect(refused.body.errors[0].message).toBe(`Till Estland leder menyn ${menu.name} (knapp 2).`);
  expect(refused.body.uses).toEqual([{ id: menu.id, name: menu.name }]);
  expect(await allowed()).toContain('EE');
  await change(menu.id, { keys: { 1: number('+4684650010') } });
  expect(errors(await allow(nordic))).toEqual([200]);
});

it('a key that leads to a country from before stays, whatever else of its menu is changed', async () => {
  const { body: menu } = await create('+4790123456');
  await updateItem(api.house.table, keys.target(api.world.organizationId as OrganizationId, menu.id), {
    UpdateExpression: 'SET leads = :leads',
    ConditionExpression: 'attribute_exists(pk)',
    values: { ':leads': { 1: '+252612345678' } },
  });
  const kept = { 1: number('+252612345678') };
  expect(errors(await change(menu.id, { name: 'Ny', keys: { ...kept, 2: number('+4684650010') } }))).toEqual([200]);
  expect(errors(await change(menu.id, { keys: { 3: number('+252612345678') } }))).toEqual([
    400,
    'keys.3.number: country-not-allowed',
  ]);
});

it('no key leads to a country that is removed at the same moment', async () => {
  for (let round = 0; round < 5; round += 1) {
    await allow([...nordic, 'LV']);
    const { body: menu } = await create('+4684650010');
    const [led, removed] = await Promise.all([change(menu.id, { keys: { 1: number('+37121234567') } }), allow(nordic)]);
    const { body: now } = await api.call(getIvrMenu, {
      as: api.world.administrator,
      path: { ivrMenuId: menu.id },
    });
    const leadsThere = now.keys[1].number === '+37121234567';
    expect([led.status, removed.status]).toEqual(leadsThere ? [200, 409] : [400, 200]);
    expect((await allowed()).includes('LV')).toBe(leadsThere);
    await change(menu.id, { keys: {} });
  }
});

it('the log says which numbers abroad a menu came to lead to', async () => {
  const changes = async (entityId: string) => {
    const { body } = await api.call(listActivity, {
      as: api.world.administrator,
      query: { entityId, limit: '1' },
    });
    return body.items[0].changes.filter(({ field }: { field: string }) => field === 'foreignNumbers');
  };
  const { body: menu } = await create('+4684650010', '+4790123456');
  expect(await changes(menu.id)).toEqual([{ field: 'foreignNumbers', before: null, after: ['+4790123456'] }]);
  await change(menu.id, { keys: { 1: number('+4684650010'), 2: number('+4532123456') } });
  expect(await changes(menu.id)).toEqual([
    { field: 'foreignNumbers', before: ['+4790123456'], after: ['+4532123456'] },
  ]);
  await change(menu.id, { name: 'Annat namn' });
  expect(await changes(menu.id)).toEqual([]);
});
