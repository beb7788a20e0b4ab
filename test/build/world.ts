/** An organisation to try things in, made through the front door of a {@link House}. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { operatorKeys } from '../../adapters/table/keys.ts';
import { putOrganization } from '../../contract/onboarding.ts';
import { createUser } from '../../contract/users.ts';
import type { House, HouseReply } from './house.ts';

/** A machine of the operator that may do all that machines may. */
export const operatorMachine = 'operator-console';

export interface World {
  readonly organizationId: string;
  readonly administratorId: string;
  /** Who calls, for `as`. */
  readonly administrator: string;
}

/** Lets the operator's machine in, and has it onboard the bakery. */
export async function settle(house: House): Promise<World> {
  await letOperatorIn(house);
  return onboard(house, onboarding);
}

/** Another organisation of the operator, which the bakery knows nothing of. */
export const settleConfectioner = (house: House): Promise<World> =>
  onboard(house, {
    as: operatorMachine,
    path: { domain: 'konditoriet.example' },
    body: {
      name: 'Konditoriet',
      organizationNumber: '556677-8899',
      firstAdministrator: {
        firstName: 'Kaj',
        lastName: 'Kvist',
        email: 'kaj@konditoriet.example',
        mobile: '0701740698',
      },
    },
  });

async function onboard(house: House, request: typeof onboarding): Promise<World> {
  const { status, body } = await house.call(putOrganization, request);
  if (status !== 201) throw new Error(`onboarding answered ${status} ${JSON.stringify(body)}`);
  const { organization, administrator } = body;
  return {
    organizationId: organization.id,
    administratorId: administrator.id,
    administrator: `${organization.id}.${administrator.id}`,
  };
}

export const onboarding = {
  as: operatorMachine,
  path: { domain: 'bageriet.example' },
  body: {
    name: 'Bageriet',
    organizationNumber: '556677-8899',
    firstAdministrator: { firstName: 'Ada', lastName: 'Åberg', email: 'ada@bageriet.example', mobile: '070-174 06 99' },
  },
};

/** What the deployment writes: a machine that acts for the operator. */
export async function letOperatorIn({ table }: House): Promise<void> {
  const item = { ...operatorKeys.machine(operatorMachine), organizationId: 'operator', name: 'console' };
  await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
}

/** A colleague with a mobile number. */
export async function colleague(
  house: House,
  { administrator }: World,
  different: object = {},
): Promise<HouseReply['body']> {
  const body = { firstName: 'Cecilia', lastName: 'Cederlund', secondaryNumber: '070-174 06 01', ...different };
  const reply = await house.call(createUser, { as: administrator, body });
  if (reply.status !== 201)
    throw new Error(`creating a colleague answered ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body;
}
