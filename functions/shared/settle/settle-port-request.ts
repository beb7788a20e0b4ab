/** What time makes due of a port request: staff ask for a consent or correction that does not come, an attempt is announced again, the identity number is erased. */
import { commit, transact } from '../../../adapters/table/commit.ts';
import { retryOnConflict } from '../../../adapters/table/concurrent-write.ts';
import { portOwnerDelete } from '../../../adapters/table/port-owners.ts';
import { findPortRequest, portRequestWrite } from '../../../adapters/table/port-requests.ts';
import { identityDueAt, identityErased, portRequestDue, portRequestDueAt } from '../../../domain/port-due.ts';
import { changePort } from '../ports/commit-port-event.ts';
import { logEscalation } from '../ports/log-escalation.ts';
import { portJournal } from '../ports/port-journal.ts';
import { system } from './run.ts';
import type { Settler } from './settler.ts';

export const portRequestSettler: Settler<'port-request'> = {
  withinMinute: false,
  concurrent: true,
  settle: ({ table }, { organizationId, id }, run) =>
    retryOnConflict(async () => {
      const maker = { ...run, actor: system };
      const before = await findPortRequest(table, organizationId, id);
      if (before === null) return null;
      const due = portRequestDue(before, run.now);
      if (due === null) return portRequestDueAt(before);
      if (due === 'announce') {
        // The bus or the start of the workflow has lost the event. A second start of the same attempt has no effect.
        const after = { ...before, announcedAt: run.at };
        const entry = portJournal(maker, 'port-requested', { before, after });
        await commit(table, organizationId, [portRequestWrite(organizationId, before, after)], entry);
        return portRequestDueAt(after);
      }
      logEscalation({ organizationId, portRequestId: id, attempt: before.attempt }, due);
      const step = { event: { kind: 'operator-needed', reason: due } } as const;
      await changePort(table, organizationId, { before, step, activityId: run.newId('act') }, maker);
      return null;
    }),
};

/** Erases the whole identity number of a request that needs it no longer (ADR 0058). */
export const portIdentitySettler: Settler<'port-identity'> = {
  withinMinute: false,
  concurrent: true,
  settle: ({ table }, { organizationId, id }, run) =>
    retryOnConflict(async () => {
      const before = await findPortRequest(table, organizationId, id);
      const at = before && identityDueAt(before);
      if (before === null || at === null || at > run.now) return at;
      const after = identityErased(before, { actor: system, now: run.now });
      await transact(table, [portOwnerDelete(organizationId, id), portRequestWrite(organizationId, before, after)]);
      return null;
    }),
};
