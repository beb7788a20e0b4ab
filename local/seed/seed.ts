/**
 * Fills an empty cloud with the demonstration, in through the front door: the operator's machine onboards the organisations,
 * their first administrators log in, choose a password of their own and create their colleagues.
 */
import { createHash, randomInt } from 'node:crypto';
import type { Cloud } from '../cloud.ts';
import { machineToken } from '../cognito/machine-token.ts';
import { cognito } from '../cognito/plug-in.ts';
import { bakery } from './bakery.ts';
import type { SeededOrganization } from './credentials.ts';
import { lawFirm } from './law-firm.ts';
import { operatorNumbers, type SeedMenu, type SeedOrganization, type SeedPerson } from './people.ts';
import { assertReady, recordingOf, uploadVoiceMessages } from './voice-messages.ts';

interface CreatedUser {
  readonly id: string;
  readonly username: string;
  readonly initialPassword: string | null;
}

interface Session {
  readonly accessToken: string;
}

const inParallel = 4;

/** Moves when what was seeded before cannot be read any more. 2: voice messages have `uses`. 3: numbers have items. */
const storedShape = 3;

/** Changes when what is seeded changes. */
export const seedVersion = (): string => {
  const hash = createHash('sha256').update(JSON.stringify([storedShape, bakery, lawFirm, operatorNumbers]));
  for (const message of bakery.voiceMessages) hash.update(recordingOf(message));
  return hash.digest('hex');
};

/** Seeds the cloud that answers at `origin`; answers who may log in. */
export async function seed(origin: string, cloud: Cloud): Promise<SeededOrganization[]> {
  const operatorToken = await machineToken(origin, cloud.get(cognito).pool, 'operator.write');
  const seeded: SeededOrganization[] = [];
  for (const organization of [bakery, lawFirm])
    seeded.push(await seedOrganization(origin, cloud, operatorToken, organization));
  await call(origin, 'POST', '/number-ranges', { numbers: operatorNumbers }, operatorToken);
  return seeded;
}

async function seedOrganization(
  origin: string,
  cloud: Cloud,
  operatorToken: string,
  organization: SeedOrganization,
): Promise<SeededOrganization> {
  const { domain, name, organizationNumber, firstAdministrator } = organization;
  const onboarded = await call<{ organization: { id: string }; administrator: CreatedUser; initialPassword: string }>(
    origin,
    'PUT',
    `/organizations/${domain}`,
    { name, organizationNumber, firstAdministrator },
    operatorToken,
  );
  const first = { username: onboarded.administrator.username, password: newPassword() };
  const { accessToken } = await choosePassword(origin, domain, first, onboarded.initialPassword);
  // They are inspected while the people are created.
  const messages = await uploadVoiceMessages(
    (method, path, body) => call(origin, method, path, body, accessToken),
    organization.voiceMessages,
  );

  const created = new Map<SeedPerson, CreatedUser>();
  // The first alone: where two share a name, the one named first keeps the plain username.
  for (let from = 0; from < organization.people.length; from += inParallel) {
    const some = organization.people.slice(from, from + inParallel);
    const users = await Promise.all(
      some.map((person) => call<CreatedUser>(origin, 'POST', '/users', person, accessToken)),
    );
    some.forEach((person, place) => users[place] && created.set(person, users[place]));
  }

  await createTargets(origin, accessToken, organization, created);

  const administrators = [first];
  const users: { username: string; password: string }[] = [];
  for (const [person, user] of created) {
    const login = { username: user.username, password: newPassword() };
    if (person.administrator && user.initialPassword !== null) {
      await choosePassword(origin, domain, login, user.initialPassword);
      administrators.push(login);
    } else if (users.length < organization.knownUsers) {
      await setPassword(cloud, `${onboarded.organization.id}.${user.id}`, login.password);
      users.push(login);
    }
  }
  await cloud.untilQuiet();
  await assertReady((method, path) => call(origin, method, path, undefined, accessToken), messages);
  return { id: onboarded.organization.id, domain, name, administrators, users };
}

/** The answering groups, and the menus that lead to them. */
async function createTargets(
  origin: string,
  token: string,
  { answeringGroups, ivrMenus }: SeedOrganization,
  created: ReadonlyMap<SeedPerson, CreatedUser>,
): Promise<void> {
  const people = new Map([...created].map(([{ lastName }, { id }]) => [lastName, id]));
  const groups = new Map<string, string>();
  for (const { agents, ...group } of answeringGroups) {
    const body = {
      ...group,
      agents: agents.map(([lastName, loggedIn]) => ({ userId: people.get(lastName), loggedIn })),
    };
    const { id } = await call<{ id: string }>(origin, 'POST', '/answering-groups', body, token);
    groups.set(group.name, id);
  }
  const destination = (to: SeedMenu['keys'][string]): object => {
    if ('group' in to) return { kind: 'answering-group', id: groups.get(to.group) };
    return 'person' in to ? { kind: 'user', id: people.get(to.person) } : { kind: 'number', number: to.number };
  };
  for (const { keys, ...menu } of ivrMenus) {
    const body = { ...menu, keys: Object.fromEntries(Object.entries(keys).map(([key, to]) => [key, destination(to)])) };
    await call(origin, 'POST', '/ivr-menus', body, token);
  }
}

/** What an administrator does at first login: the one-time password, then one of their own. */
async function choosePassword(
  origin: string,
  organization: string,
  login: { username: string; password: string },
  initialPassword: string,
): Promise<Session> {
  const { challengeSession } = await call<{ challengeSession: string }>(origin, 'POST', '/session', {
    organization,
    username: login.username,
    password: initialPassword,
  });
  return call<Session>(origin, 'POST', '/session/challenge', { challengeSession, newPassword: login.password });
}

/** People who are no administrators have no page for it: they choose a password in the app, against the same pool. */
async function setPassword(cloud: Cloud, Username: string, Password: string): Promise<void> {
  const { endpoint, pool } = cloud.get(cognito);
  await fetch(endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.AdminSetUserPassword' },
    body: JSON.stringify({ UserPoolId: pool.definition.id, Username, Password, Permanent: true }),
  });
}

async function call<Reply>(
  origin: string,
  method: string,
  path: string,
  body: object | undefined,
  token?: string,
): Promise<Reply> {
  const response = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const reply: unknown = await response.json();
  if (!response.ok)
    throw new Error(`The seed's ${method} ${path} was refused: ${response.status} ${JSON.stringify(reply)}`);
  return reply as Reply;
}

const words = [
  'kanel',
  'bulle',
  'surdeg',
  'semla',
  'kardemumma',
  'limpa',
  'kavring',
  'pepparkaka',
  'prinsessa',
  'mandel',
  'saffran',
  'vanilj',
];

/** Long enough for the policy, and easy to type from a screen. */
const newPassword = (): string =>
  `${words[randomInt(words.length)]}-${words[randomInt(words.length)]}-${randomInt(1000, 10_000)}`;
