/** Two versions of a group's agents side by side: what is told, so that the difference is found. */
import { describe, expect, test } from 'vitest';
import { agentsToTell, type AgentForm } from '../../web/pages/answering-groups/answering-group-form.ts';

const agent = (userId: string, loggedIn = true): AgentForm => ({ userId, loggedIn });
const many = Array.from({ length: 13 }, (_, place) => agent(`many-${place}`));

describe('the agents of two versions', () => {
  test('are all told when they are few', () => {
    const agents = [agent('a'), agent('b')];
    expect(agentsToTell(agents, [agent('b')])).toEqual({ told: agents, alike: 0 });
  });

  test('are told where they differ when they are many, and the others counted', () => {
    const [mine, theirs] = [
      [...many, agent('a')],
      [agent('b'), ...many],
    ];
    expect(agentsToTell(mine, theirs)).toEqual({ told: [agent('a')], alike: 13 });
    expect(agentsToTell(theirs, mine)).toEqual({ told: [agent('b')], alike: 13 });
    expect(agentsToTell(many, mine)).toEqual({ told: [], alike: 13 });
  });

  test('differ when one is logged in in one of them only', () => {
    const [mine, theirs] = [
      [...many, agent('a')],
      [...many, agent('a', false)],
    ];
    expect(agentsToTell(theirs, mine)).toEqual({ told: [agent('a', false)], alike: 13 });
  });

  test('are all told when only their order differs', () => {
    expect(agentsToTell(many, many.toReversed())).toEqual({ told: many, alike: 0 });
  });
});
