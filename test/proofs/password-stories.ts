/** Stories of passwords that were forgotten. */
import type { OperationId } from '../../contract/operations.ts';
import * as session from '../../contract/session.ts';
import { mailCodes } from '../build/reset-codes.ts';
import { world, type Story } from '../build/story.ts';

const login = { organization: 'bageriet.example', username: 'ada@bageriet.example' };

export const passwordStories = {
  forgotPassword: {
    before: world,
    command: (house) => house.call(session.forgotPassword, { body: login }),
    again: [202],
    afterSeconds: 10,
  },
  resetForgottenPassword: {
    before: async (house) => {
      const names = await world(house);
      await house.call(session.forgotPassword, { body: login });
      return { ...names, code: (await mailCodes(house, names.organization)).code };
    },
    command: (house, { code }) =>
      house.call(session.resetForgottenPassword, { body: { ...login, code, newPassword: 'Kanelbullar i ugnen' } }),
    // A code whose use was not heard of is used: the new password is set.
    again: [204, 400],
    afterSeconds: 10,
  },
} as const satisfies Partial<Record<OperationId, Story>>;
