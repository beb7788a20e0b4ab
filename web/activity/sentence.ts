/** What an entry of the log says happened, as a sentence. */
import i18next from 'i18next';
import type { ActivityReply } from '../../contract/activity.ts';
import { documentKinds } from '../../domain/document.ts';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import { targetStates } from '../../domain/schedule.ts';

/** That a group or menu changed its state says which it is now. A document is called by its kind, a port by its number. */
export function sentenceOf({ action, entityName: name, changes }: ActivityReply): string {
  const after = changes.find(({ field }) => field === 'state')?.after;
  const state = targetStates.find((each) => each === after);
  if (action === 'target-state-changed' && state !== undefined) return i18next.t(`activity.became.${state}`, { name });
  const documentKind = action.startsWith('document-') ? documentKinds.find((each) => each === name) : undefined;
  const called = action.startsWith('port-') ? formatPhoneNumber(name) : name;
  return i18next.t(`activity.action.${action}`, {
    name: documentKind === undefined ? called : i18next.t(`activity.documentKind.${documentKind}`),
  });
}
