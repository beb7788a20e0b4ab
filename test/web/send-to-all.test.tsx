/** The configuration SMS to many: one after the other, within the limits, stopped and gone on with. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiProblem, type ClientCode } from '../../web/api/api-problem.ts';
import {
  beginRound,
  closeRound,
  currentRound,
  goOn,
  stopRound,
  type RoundDependencies,
} from '../../web/users/send-to-all.ts';

const refused = (code: ClientCode, retryAfterSeconds: number | null = null) =>
  new ApiProblem({ status: 429, code, title: '', detail: '', requestId: null, errors: [], retryAfterSeconds });
const people = ['usr_a', 'usr_b', 'usr_c'];

let sent: string[];
let waits: number[];
/** What happens at the nth try of somebody. */
let events: Record<string, () => string>;
const dependencies: RoundDependencies = {
  send: async (userId, key) => {
    sent.push(`${userId} ${key}`);
    const nth = sent.filter((each) => each.startsWith(userId)).length;
    return (events[`${userId} ${nth}`] ?? (() => 'sent'))();
  },
  wait: async (seconds) => void waits.push(seconds),
  now: () => 1000,
};
const fail = (error: Error) => () => {
  throw error;
};

const begin = () => beginRound({ id: 'r1', by: 'usr_me', userIds: people }, dependencies);

beforeEach(() => {
  sent = [];
  waits = [];
  events = {};
  closeRound();
});

describe('a round of texts', () => {
  it('goes to each once, with a key of its own, and is done', async () => {
    await begin();
    expect(sent).toEqual(['usr_a r1.usr_a', 'usr_b r1.usr_b', 'usr_c r1.usr_c']);
    expect(currentRound()).toMatchObject({ phase: 'done', outcomes: { usr_a: null, usr_b: null, usr_c: null } });
  });

  it('waits as long as the API says, and sends the same with the same key', async () => {
    events['usr_b 1'] = fail(refused('too-many-requests', 120));
    await begin();
    expect(waits).toEqual([120]);
    expect(sent.filter((each) => each.startsWith('usr_b'))).toEqual(['usr_b r1.usr_b', 'usr_b r1.usr_b']);
    expect(currentRound()?.phase).toBe('done');
  });

  it('lists whom it passed over, and why', async () => {
    events['usr_a 1'] = fail(refused('too-many-texts', 60));
    events['usr_b 1'] = () => 'unknown';
    await begin();
    expect(currentRound()?.outcomes).toEqual({ usr_a: 'too-many-texts', usr_b: 'unknown', usr_c: null });
    expect(waits).toEqual([]);
  });

  it('passes somebody over when the API is away at five tries', async () => {
    for (const nth of [1, 2, 3, 4, 5]) events[`usr_a ${nth}`] = fail(refused('temporarily-unavailable'));
    await begin();
    expect(waits).toEqual([5, 5, 5, 5]);
    expect(currentRound()?.outcomes).toEqual({ usr_a: 'temporarily-unavailable', usr_b: null, usr_c: null });
  });

  it.each(['texts-used-up', 'no-answer'] as const)(
    'stops where nobody can get one (%s), and goes on there',
    async (code) => {
      events['usr_b 1'] = fail(refused(code));
      await begin();
      expect(currentRound()).toMatchObject({ phase: 'stopped', reason: code, outcomes: { usr_a: null } });
      await goOn(dependencies);
      expect(sent).toEqual(['usr_a r1.usr_a', 'usr_b r1.usr_b', 'usr_b r1.usr_b', 'usr_c r1.usr_c']);
      expect(currentRound()).toMatchObject({ phase: 'done', reason: null });
    },
  );

  it('is stopped by hand after the text that is on its way', async () => {
    events['usr_b 1'] = () => {
      stopRound();
      return 'sent';
    };
    await begin();
    expect(currentRound()).toMatchObject({ phase: 'stopped', reason: null, outcomes: { usr_a: null, usr_b: null } });
    expect(sent).toHaveLength(2);
  });

  it('is forgotten when it is closed', async () => {
    await begin();
    closeRound();
    expect(currentRound()).toBeNull();
  });
});
