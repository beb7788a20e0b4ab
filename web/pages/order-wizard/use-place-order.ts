/** Places the order of the form, and leads to what was rejected. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ApiProblem } from '../../api/api-problem.ts';
import { call } from '../../api/call.ts';
import { asProblem } from '../../api/problem.ts';
import { numbersKey } from '../../data/number-queries.ts';
import { orderDraftsKey } from '../../data/order-draft-queries.ts';
import { ordersKey } from '../../data/subscription-queries.ts';
import { usersKey } from '../../data/user-queries.ts';
import { toast } from '../../design/toast.tsx';
import { orderBody } from './order-body.ts';
import { fieldOfOrder, type OrderField, type OrderForm } from './order-form.ts';
import { stepOfField, stepOfProblem, type Step } from './order-steps.ts';
import { consentIsNeeded } from './why-not-port.ts';
import type { SavedDraft } from './use-order-draft.ts';
import { nameOf, type OrderFacts } from './order-facts.ts';

/** See {@link usePlaceOrder}. */
interface Placing {
  readonly isBusy: boolean;
  /** The order as a whole was rejected for it. */
  readonly problem: ApiProblem | null;
  /** Fields on the way to which the wizard is get the focus. */
  readonly isPlacingProblem: boolean;
  readonly place: () => Promise<void>;
  /** One goes on to something else. */
  readonly dismiss: () => void;
}

interface PlacedField {
  readonly field: OrderField;
  readonly message: string;
}

/**
 * The draft's id is the idempotency key: two windows with one draft place one order. A problem that names fields is said at them, in the first
 * one's step; another one above the step in which it is mended.
 */
export function usePlaceOrder(given: {
  form: UseFormReturn<OrderForm>;
  draftId: string;
  facts: OrderFacts;
  saved: SavedDraft;
  current: Step;
  go: (step: Step) => void;
}): Placing {
  const { form, draftId, facts, saved, current, go } = given;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [fields, setFields] = useState<readonly PlacedField[]>([]);
  const [first] = fields;

  useEffect(() => {
    if (first === undefined || stepOfField(first.field) !== current) return;
    for (const { field, message } of fields)
      form.setError(field, { type: 'server', message }, { shouldFocus: field === first.field });
    setFields([]);
  }, [first, fields, current, form]);

  async function place(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const typed = form.getValues();
    try {
      const body = orderBody(typed, facts, draftId);
      const placed = await call('createSubscriptionOrder', { body }, { idempotencyKey: draftId });
      saved.end();
      const { length } = typed.lines;
      const waitsForConsent = typed.lines.some(
        (line) => line.isPorted && line.port.isDocumentLater && consentIsNeeded(line, facts),
      );
      const who =
        length === 1 && typed.lines[0]
          ? nameOf(typed.lines[0], facts)
          : t('orderWizard.users.count', { count: length });
      toast({
        tone: 'good',
        title: t('orderWizard.done.title', { count: length }),
        text: waitsForConsent ? t('orderWizard.done.consent') : t('orderWizard.done.text', { who }),
      });
      await navigate('id' in placed ? `/subscriptions/orders/${placed.id}` : '/subscriptions', { replace: true });
      for (const queryKey of [ordersKey, [...orderDraftsKey, 'list'], numbersKey])
        void queryClient.invalidateQueries({ queryKey });
    } catch (thrown) {
      await reject(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  }

  /** What the wizard knows may be old: it is read again. */
  async function reject(rejected: ApiProblem): Promise<void> {
    const placed = rejected.errors.flatMap(({ field, message }): PlacedField[] => {
      const own = fieldOfOrder(field);
      return own === null ? [] : [{ field: own, message }];
    });
    for (const queryKey of [['catalogue'], usersKey, numbersKey]) void queryClient.invalidateQueries({ queryKey });
    await saved.save({ always: true });
    const step = placed[0] === undefined ? stepOfProblem(rejected.code) : stepOfField(placed[0].field);
    setFields(placed);
    // The step itself shows the old price and the new one.
    const isShown =
      rejected.code === 'catalogue-changed' || (placed.length > 0 && placed.length === rejected.errors.length);
    setProblem(isShown ? null : rejected);
    if (step !== null) go(step);
  }

  return {
    isBusy,
    problem,
    isPlacingProblem: fields.length > 0 || problem !== null,
    place,
    dismiss: () => setProblem(null),
  };
}
