/**
 * Every command is stopped at each of its calls in turn, before the call is sent and after it was done; then the same request
 * comes again, and the reconciler. What is left is what one undisturbed run leaves.
 */
import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { exchangeConfiguration, redeemConfiguration, sendConfigSms } from '../../contract/config-sms.ts';
import { putOrganization } from '../../contract/onboarding.ts';
import { updateOrganization } from '../../contract/organization.ts';
import { createUser, deleteUser, resetPassword, restoreUser, updateUser } from '../../contract/users.ts';
import type { House, HouseReply } from '../build/house.ts';
import { remainsOf, type Remains } from '../build/remains.ts';
import { houseIn, sceneOf, type Scene } from '../build/scene.ts';
import { startTestTable, type TestTable } from '../build/table.ts';
import { adas, world, worldOf, worldWithColleague, type Story } from '../build/story.ts';
import { colleague, letOperatorIn, onboarding } from '../build/world.ts';
import { calendarStories } from './calendar-stories.ts';
import { activationStories, orderStories } from './order-stories.ts';
import { passwordStories } from './password-stories.ts';
import { portCommands } from './port-stories.ts';
import { scheduleStories } from './schedule-stories.ts';
import { endStories, subscriptionStories } from './subscription-stories.ts';
import { targetStories } from './target-stories.ts';
import { uploadStories } from './upload-stories.ts';

let test: TestTable;
beforeAll(async () => {
  test = await startTestTable();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => vi.setSystemTime(noon));
afterAll(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await test.stop();
});

const noon = Date.parse('2026-11-23T12:00:00Z');
const minutes = (count: number): void => void vi.setSystemTime(Date.now() + count * 60_000);

const verifier = 'v'.repeat(43);

const commands: Readonly<Record<string, Story>> = {
  ...targetStories,
  ...scheduleStories,
  ...uploadStories,
  ...activationStories,
  'places an order': orderStories.createSubscriptionOrder,
  'cancels an order': orderStories.cancelSubscriptionOrder,
  'reports a SIM card': orderStories.reportSim,
  ...portCommands,
  'chooses a password by a code': passwordStories.resetForgottenPassword,
  ...endStories,
  'ends a subscription': subscriptionStories.endSubscription,
  'moves a subscription': subscriptionStories.moveSubscription,
  'makes an address of a calendar': calendarStories.createCalendarAddress,
  'revokes the address of a calendar': calendarStories.deleteCalendarAddress,
  'reports a lost phone': subscriptionStories.reportLostPhone,
  'saves a draft of an order': subscriptionStories.putOrderDraft,
  'creates a user': {
    before: world,
    command: adas(createUser, { body: { firstName: 'Nils', lastName: 'Nilsson', administrator: true } }),
    again: [201],
  },
  'creates a user who begins later': {
    before: world,
    command: adas(createUser, { body: { firstName: 'Nils', lastName: 'Nilsson', activatesOn: '2026-12-24' } }),
    again: [201],
  },
  'changes a user': {
    before: worldWithColleague(),
    command: adas(updateUser, {
      body: { lastName: 'Öberg', email: 'c@bageriet.example', secondaryNumber: '070-174 06 02' },
    }),
    again: [200],
  },
  'makes a user administrator': {
    before: worldWithColleague(),
    command: adas(updateUser, { body: { administrator: true } }),
    again: [200],
  },
  'demotes a user': {
    before: worldWithColleague({ administrator: true }),
    command: adas(updateUser, { body: { administrator: false } }),
    again: [200],
  },
  'deletes a user': { before: worldWithColleague(), command: adas(deleteUser), again: [204, 404] },
  'restores a user': {
    before: async (house) => {
      const names = await worldWithColleague({ administrator: true })(house);
      await adas(deleteUser)(house, names);
      return names;
    },
    command: adas(restoreUser),
    again: [200],
  },
  'gives a new one-time password': { before: worldWithColleague(), command: adas(resetPassword), again: [200] },
  'changes the organisation': {
    before: world,
    command: adas(updateOrganization, {
      body: {
        name: 'Nya Bageriet',
        invoiceAddresses: [{ name: 'Bageriet AB', street: 'Bagargatan 1', postalCode: '123 45', city: 'Åhus' }],
      },
    }),
    again: [200],
  },
  'onboards an organisation': {
    before: async (house) => {
      await letOperatorIn(house);
      return {};
    },
    command: (house) => house.call(putOrganization, onboarding),
    again: [200, 201],
  },
  'ties the app to the account': {
    before: async (house) => {
      const names = await worldWithColleague()(house);
      await adas(sendConfigSms)(house, names);
      const token = house.carrier.texts[0]?.text.split('#')[1];
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      const { body } = await house.call(exchangeConfiguration, { body: { token, challenge } });
      return { ...names, code: body.code };
    },
    // The app that never heard the answer has no password: its user asks for another text.
    command: (house, { code }) => house.call(redeemConfiguration, { body: { code, verifier } }),
    again: [200, 410],
    // A code lives for a minute.
    afterSeconds: 10,
  },
  'does what is due': {
    before: async (house) => {
      const names = await worldWithColleague()(house);
      const gone = await colleague(house, worldOf(names), {
        firstName: 'Gun',
        lastName: 'Gått',
        secondaryNumber: '070-174 06 03',
      });
      await adas(sendConfigSms, { path: { userId: gone.id } })(house, names);
      await adas(deleteUser, { path: { userId: gone.id } })(house, names);
      const done = { firstName: 'Stig', lastName: 'Slut', secondaryNumber: null, deactivatesOn: '2026-11-24' };
      const ended = await colleague(house, worldOf(names), done);
      minutes(73 * 60);
      return { ...names, gone: gone.id, ended: ended.id };
    },
    command: async (house) => {
      await house.reconcile();
      return { status: 200, headers: {}, body: null };
    },
    again: [200],
  },
};

function setUp(story: Story): Promise<Scene> {
  vi.setSystemTime(noon);
  return sceneOf(story, test);
}

/** The remains of a run; `disturbed` is its first try. */
async function remains(scene: Scene, disturbed?: (house: House, run: () => Promise<HouseReply>) => Promise<void>) {
  const { story, names, at } = scene;
  vi.setSystemTime(at);
  const house = await houseIn(scene, test);
  const run = () => story.command(house, names);
  if (disturbed) {
    await disturbed(house, run);
    house.wire.mend();
    minutes((story.afterSeconds ?? 60) / 60);
  }
  const reply = await run();
  minutes(5);
  await house.reconcile();
  const left = await remainsOf(house, test.endpoint, names);
  house.leave();
  return { left, reply, house };
}

/** How many calls a command makes when nothing goes wrong. */
async function countCalls(scene: Scene): Promise<number> {
  let count = 0;
  await remains(scene, async (house, run) => {
    house.wire.mend();
    await run();
    count = house.wire.calls.length;
  });
  return count;
}

const stopAt = (point: CrashPoint) => async (house: House, run: () => Promise<HouseReply>) => {
  house.wire.cut(point.call, point.when);
  await run().catch(() => {});
};

interface CrashPoint {
  readonly call: number;
  readonly when: 'before' | 'after';
}

/** Before anything was sent, and after each call was done. (Before a call is after the one before it.) */
async function crashPoints(scene: Scene): Promise<readonly CrashPoint[]> {
  const calls = await countCalls(scene);
  expect(calls).toBeGreaterThan(1);
  return [
    { call: 0, when: 'before' },
    ...Array.from({ length: calls }, (_, call) => ({ call, when: 'after' as const })),
  ];
}

describe.each(Object.entries(commands))('what %s', (_, story) => {
  it('ends the same wherever it was stopped and came again', async () => {
    const scene = await setUp(story);
    const clean = await remains(scene);
    const differing: (CrashPoint & { status: number; left: Partial<Remains> })[] = [];
    for (const point of await crashPoints(scene)) {
      const { left, reply } = await remains(scene, stopAt(point));
      const isFine = JSON.stringify(left) === JSON.stringify(clean.left) && story.again.includes(reply.status);
      if (!isFine) differing.push({ ...point, status: reply.status, left: difference(clean.left, left) });
    }
    expect(differing).toEqual([]);
  });
});

/** What is there that was not to be, and the other way round. */
function difference(wanted: Remains, left: Remains): Partial<Remains> {
  const lines = (['items', 'accounts', 'texts', 'files'] as const).map((part) => [
    part,
    [
      ...wanted[part].filter((line) => !left[part].includes(line)).map((line) => `- ${line}`),
      ...left[part].filter((line) => !wanted[part].includes(line)).map((line) => `+ ${line}`),
    ],
  ]);
  return Object.fromEntries(lines.filter(([, each]) => each?.length)) as Partial<Remains>;
}

describe('a text whose sender was stopped', () => {
  it('goes out at most once, and what is not known of it is told as unknown', async () => {
    const story = { before: worldWithColleague(), command: adas(sendConfigSms), again: [202] };
    const scene = await setUp(story);
    const clean = await remains(scene);
    for (const point of await crashPoints(scene)) {
      const { left, reply, house } = await remains(scene, stopAt(point));
      expect(reply.status, JSON.stringify(point)).toBe(202);
      expect(house.carrier.texts.length, JSON.stringify(point)).toBeLessThanOrEqual(1);
      // Either as if nothing had happened, or recorded, sent perhaps, and never sent again.
      if (reply.body.status === 'sent') expect(left).toEqual(clean.left);
      else expect(reply.body.status, JSON.stringify(point)).toBe('unknown');
    }
  });
});
