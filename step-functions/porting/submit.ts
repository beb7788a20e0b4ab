import { moveWhen } from './move-when.ts';

/**
 * Notes that the attempt is sent: the losing operator has the event that started the execution. Its time to answer begins. An attempt that is further
 * on already is left as it is, so that an execution that is started anew goes on from there.
 */
export const submit = moveWhen({
  isDue: ({ state, sentAt }) => state === 'submitted' && sentAt === null,
  event: { kind: 'sent' },
});
