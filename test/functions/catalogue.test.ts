/** What can be ordered, over the API. */
import { describe, expect, it } from 'vitest';
import { checkProducts, getCatalogue } from '../../contract/catalogue.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import { openInProcessApi } from '../build/in-process-api.ts';

const api = openInProcessApi();
const english = { 'accept-language': 'en' };

const check = async (products: unknown, headers = {}) =>
  api.call(checkProducts, { as: api.world.administrator, body: { products }, headers });

describe('the catalogue', () => {
  it('has every product with its name and prices, in the language of the request', async () => {
    const as = api.world.administrator;
    const { version, products } = (await api.call(getCatalogue, { as })).body;
    expect([version, products.length]).toEqual([currentCatalogue.version, currentCatalogue.products.length]);
    expect(products[0]).toEqual({
      code: 'mobile-pbx',
      kind: 'base',
      name: 'Mobil med växel',
      text: 'Fria samtal och sms i Sverige, och mobilen som anknytning i växeln.',
      monthlyOre: 24_900,
      oneOffOre: 0,
      bindingMonths: 0,
      needsSim: true,
      numberKind: 'mobile',
    });
    const other = (await api.call(getCatalogue, { as, headers: english })).body.products;
    expect(other[0].name).toBe('Mobile with PBX');
  });
});

describe('chosen products', () => {
  it('that go together are their own suggestion', async () => {
    const { status, body } = await check(['data-10', 'mobile-pbx']);
    const price = { monthlyOre: 34_800, oneOffOre: 0, bindingMonths: 0 };
    const suggestion = ['mobile-pbx', 'data-10'];
    expect([status, body]).toEqual([
      200,
      { compatible: true, conflicts: [], price, suggestion, suggestionPrice: price },
    ]);
  });

  it('that do not are answered with every pair, in the language of the request, and the nearest set', async () => {
    const products = ['mobile', 'mobile-pbx', 'softphone', 'data-10'];
    const { body } = await check(products, english);
    expect(body.conflicts.map(({ products: pair }: { products: string[] }) => pair.join())).toEqual([
      'mobile-pbx,mobile',
      'mobile-pbx,softphone',
      'mobile,softphone',
    ]);
    expect(body.conflicts[0]).toMatchObject({
      code: 'excludes',
      message: 'Mobile with PBX and Mobile cannot be in the same subscription. Choose one of them.',
    });
    expect([body.compatible, body.suggestion]).toEqual([false, ['mobile', 'data-10']]);
    expect([body.price.monthlyOre, body.suggestionPrice.monthlyOre]).toEqual([59_600, 24_800]);
  });

  it.each([
    [['mobile', 'fax'], 'products[1]: unknown-reference'],
    [['mobile', 'mobile'], 'products[1]: doubled'],
    [['mobile', 7], 'products[1]: wrong-type'],
    [Array.from({ length: 16 }, () => 'mobile'), 'products: too-many'],
    ['mobile', 'products: wrong-type'],
  ])('that are wrong are named: %j', async (products, expected) => {
    const { status, body } = await check(products);
    const [first] = body.errors.map(({ field, code }: { field: string; code: string }) => `${field}: ${code}`);
    expect([status, first]).toEqual([400, expected]);
  });
});
