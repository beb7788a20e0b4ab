/** Saves the draft of an order: one save at a time, the last one counts, and again now and then so that its numbers stay reserved. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { OrderDraftReply } from '../../../contract/order-drafts.ts';
import type { ApiProblem } from '../../api/api-problem.ts';
import { call } from '../../api/call.ts';
import { asProblem } from '../../api/problem.ts';
import { numbersKey } from '../../data/number-queries.ts';
import { orderDraftsKey, unsavedDrafts } from '../../data/order-draft-queries.ts';
import { sessionState } from '../../session/session.ts';
import type { DraftContents } from './order-form.ts';

/** A reservation ends 15 minutes after a save. */
const renewalMilliseconds = 4 * 60_000;

/** See {@link useOrderDraft}. */
export interface SavedDraft {
  /** As it was saved last; null: not yet. */
  readonly draft: OrderDraftReply | null;
  /** Why the last save failed; null: it did not. */
  readonly failure: ApiProblem | null;
  /** Saves what differs from the last save; `always`: also when nothing does. Resolves with what is stored then. */
  readonly save: (options?: { always?: boolean }) => Promise<OrderDraftReply | null>;
  /** It is ordered or deleted: nothing is saved any more. */
  readonly end: () => void;
}

/**
 * `contents` returns what is to be saved now, null when there is nothing worth it. Saves when the page is left or hidden, and while it is in
 * sight every few minutes, as long as the draft has numbers.
 */
export function useOrderDraft(
  draftId: string,
  opened: OrderDraftReply | null,
  contents: () => DraftContents | null,
): SavedDraft {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(opened);
  const [failure, setFailure] = useState<ApiProblem | null>(null);
  const latest = useRef(contents);
  const work = useRef({ text: '', stored: opened, running: Promise.resolve(opened), isEnded: false });
  useEffect(() => {
    latest.current = contents;
  });

  async function write({ always = false } = {}): Promise<OrderDraftReply | null> {
    const { current } = work;
    const body = latest.current();
    const text = JSON.stringify(body);
    if (body === null || current.isEnded || (text === current.text && !always)) return current.stored;
    try {
      const saved = await call('putOrderDraft', { params: { draftId }, body });
      current.text = text;
      current.stored = saved;
      setDraft(saved);
      setFailure(null);
      unsavedDrafts.delete(draftId);
      void queryClient.invalidateQueries({ queryKey: [...orderDraftsKey, 'list'], refetchType: 'none' });
      if (saved.unavailableNumbers.length > 0) void queryClient.invalidateQueries({ queryKey: numbersKey });
    } catch (thrown) {
      // Said next to the steps; the next save has everything that this one had.
      setFailure(asProblem(thrown));
    }
    return current.stored;
  }

  const save: SavedDraft['save'] = (options) => {
    work.current.running = work.current.running.then(() => write(options));
    return work.current.running;
  };
  const saveRef = useRef(save);
  useEffect(() => {
    saveRef.current = save;
  });

  useEffect(() => {
    const renew = (): void => {
      const hasNumbers = latest.current()?.lines?.some(({ number }) => number?.new !== undefined) ?? false;
      if (document.visibilityState === 'visible' && hasNumbers) void saveRef.current({ always: true });
    };
    const follow = (): void => {
      if (document.visibilityState === 'hidden') void saveRef.current();
      else renew();
    };
    // What was opened again may have lost its reservation meanwhile.
    renew();
    const timer = setInterval(renew, renewalMilliseconds);
    document.addEventListener('visibilitychange', follow);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', follow);
      if (sessionState().phase === 'in') void saveRef.current();
    };
  }, []);

  const end = (): void => {
    work.current.isEnded = true;
  };
  return { draft, failure, save, end };
}
