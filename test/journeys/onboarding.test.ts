import { beforeAll, describe, expect, it } from 'vitest';
import { System } from './system.ts';

let system: System;
let machine: string;
beforeAll(async () => {
  system = await System.atSeed();
  machine = await system.machineToken('operator-console');
});

const customer = {
  name: 'Snickeriet i Växjö AB',
  organizationNumber: '16 556677-8899'.replace(' ', ''),
  timeZone: 'Europe/Stockholm',
  firstAdministrator: {
    firstName: 'Sune',
    lastName: 'Snickare',
    email: 'Sune@Snickeriet.example',
    mobile: '070-174 06 98',
  },
};
const put = (domain: string, body: object = customer) =>
  system.call('PUT', `/organizations/${domain}`, { token: machine, body });

describe('onboarding an organisation', () => {
  it('makes it with an administrator who can log in, once', async () => {
    const first = await put('Snickeriet.example');
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      organization: {
        domain: 'snickeriet.example',
        name: customer.name,
        organizationNumber: '5566778899',
        timeZone: 'Europe/Stockholm',
        version: 1,
      },
      administrator: {
        username: 'sune.snickare',
        email: 'sune@snickeriet.example',
        secondaryNumber: '+46701740698',
        administrator: true,
      },
    });
    const again = await put('snickeriet.example', { ...customer, name: 'Någon annan' });
    expect(again).toMatchObject({ status: 200, body: { ...first.body, initialPassword: null } });
    const login = await system.call('POST', '/session', {
      body: {
        organization: 'snickeriet.example',
        username: 'sune@snickeriet.example',
        password: first.body.initialPassword,
      },
    });
    expect(login.body.challenge).toBe('new-password');
  });

  it('is one organisation for eight who onboard it at once', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => put('samtidigt.example')));
    expect(new Set(replies.map(({ body }) => body.organization.id)).size).toBe(1);
    expect(replies.filter(({ body }) => body.initialPassword !== null)).toHaveLength(1);
    expect(
      (await system.events('organization-created')).filter(({ detail }) => detail.domain === 'samtidigt.example'),
    ).toHaveLength(1);
  });

  it('finishes what a try began that lost its account', async () => {
    await system.control('POST', '/faults', {
      service: 'cognito',
      operation: 'AdminCreateUser',
      kind: 'error',
      times: 10,
    });
    expect((await put('avbruten.example')).status).toBe(503);
    await system.control('DELETE', '/faults');
    const again = await put('avbruten.example');
    expect([again.status, typeof again.body.initialPassword]).toEqual([200, 'string']);
  });

  it('makes organisations that know nothing of each other', async () => {
    const { body } = await put('for-sig.example');
    const headers = { 'x-organization': body.organization.id };
    const { items } = (await system.call('GET', '/users', { token: machine, headers })).body;
    expect(items).toMatchObject([{ id: body.administrator.id }]);
  });
});
