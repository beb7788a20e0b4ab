/** A command about a port request: what it returns is shown at once, and what follows from it is read again. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { createKeyring } from '../api/keyring.ts';
import { sendPortCommand, type PortCommand } from '../data/port-queries.ts';
import { portRequestQuery } from '../data/port-request-queries.ts';
import { refreshSubscriptions } from '../data/subscription-queries.ts';

export function usePortCommand({ id }: Pick<PortRequestReply, 'id'>, onDone: (changed: PortRequestReply) => void) {
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  return useMutation({
    mutationFn: (command: PortCommand) =>
      keyring.with([id, command], (idempotencyKey) => sendPortCommand(id, command, idempotencyKey)),
    onSuccess: (changed) => {
      queryClient.setQueryData(portRequestQuery(id).queryKey, changed);
      onDone(changed);
    },
    // Also when it was refused: what somebody else made of it is shown.
    onSettled: () => refreshSubscriptions(queryClient),
  });
}
