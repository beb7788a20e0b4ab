/** Stories of one command, to be told once undisturbed and once for each place at which it is stopped. */
import type { Operation } from '../../contract/operation.ts';
import type { House, HouseReply, HouseRequest } from './house.ts';
import { colleague, settle, type World } from './world.ts';

/** What the ids of a story are called. */
export type Names = Readonly<Record<string, string>>;

export interface Story {
  /** What is there before; answers what the ids that it made are called. */
  readonly before: (house: House) => Promise<Readonly<Record<string, string>>>;
  /** The command; sent again it is the same. */
  readonly command: (house: House, names: Readonly<Record<string, string>>) => Promise<HouseReply>;
  /** What the second try may answer. */
  readonly again: readonly number[];
  /** Whether an answer lacks what it should bring, so that whoever asked asks again. */
  readonly isWanting?: (reply: HouseReply) => boolean;
  /** When it comes: after a minute, since whoever died holds the key for half of one. */
  readonly afterSeconds?: number;
}

/** The bakery and its Ada. */
export const world = async (house: House) => {
  const { organizationId, administratorId } = await settle(house);
  return { organization: organizationId, ada: administratorId };
};
/** Who is in it, out of the names. */
export const worldOf = ({ organization = '', ada = '' }: Readonly<Record<string, string>>): World => ({
  organizationId: organization,
  administratorId: ada,
  administrator: `${organization}.${ada}`,
});
/** The same with Cecilia. */
export const worldWithColleague =
  (different: object = {}) =>
  async (house: House) => {
    const names = await world(house);
    return { ...names, cecilia: (await colleague(house, worldOf(names), different)).id };
  };
/** A command of Ada's, with an Idempotency-Key where there may be one. */
export const adas =
  (operation: Operation, request: Omit<HouseRequest, 'as'> = {}) =>
  (house: House, names: Readonly<Record<string, string>>) =>
    house.call(operation, {
      as: worldOf(names).administrator,
      ...(operation.params && { path: { userId: names.cecilia ?? '' } }),
      headers: operation.method === 'POST' ? { 'idempotency-key': 'once' } : {},
      ...request,
    });
