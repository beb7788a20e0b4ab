/** The operations of drafts and subscriptions, each once: see `operation-stories.ts`. */
import * as drafts from '../../contract/order-drafts.ts';
import type { OperationId } from '../../contract/operations.ts';
import type { Operation } from '../../contract/operation.ts';
import type { House, HouseRequest } from '../build/house.ts';
import { storeNumbers } from '../build/stored-number.ts';
import { adas, world, type Story } from '../build/story.ts';

type Names = Readonly<Record<string, string>>;

const draft = { path: { draftId: 'drf_1' } };
const contents = { products: ['mobile'], number: { new: '070-174 06 05' } };

const worldWithNumber = async (house: House): Promise<Names> => {
  const names = await world(house);
  await storeNumbers(house.table, ['070-174 06 05']);
  return names;
};
const worldWithDraft = async (house: House): Promise<Names> => {
  const names = await worldWithNumber(house);
  await adas(drafts.putOrderDraft, { ...draft, body: contents })(house, names);
  return names;
};

const ofDraft = (
  before: Story['before'],
  operation: Operation,
  request: Omit<HouseRequest, 'as'> = {},
  again: readonly number[] = [],
): Story => ({ before, command: adas(operation, { ...draft, ...request }), again: [operation.success, ...again] });

export const subscriptionStories = {
  listOrderDrafts: ofDraft(worldWithDraft, drafts.listOrderDrafts, { path: {} }),
  putOrderDraft: ofDraft(worldWithNumber, drafts.putOrderDraft, { body: contents }),
  getOrderDraft: ofDraft(worldWithDraft, drafts.getOrderDraft),
  deleteOrderDraft: ofDraft(worldWithDraft, drafts.deleteOrderDraft, {}, [404]),
} as const satisfies Partial<Record<OperationId, Story>>;
