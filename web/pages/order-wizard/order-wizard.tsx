/** The order wizard: one form over all steps, the step in the address, the draft saved at each step. */
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { OrderDraftReply } from '../../../contract/order-drafts.ts';
import type { Reply } from '../../api/routes.ts';
import { RestoredNote } from '../../design/restored-note.tsx';
import { useDraftSource, useKeptDraft } from '../../design/use-draft.ts';
import { useToday } from '../../design/use-telling.ts';
import { Wizard } from '../../design/wizard.tsx';
import { catalogueOf } from '../../subscriptions/catalogue.ts';
import { ContentsStep } from './contents-step.tsx';
import { DateStep } from './date-step.tsx';
import { PortStep } from './late-port-step.tsx';
import { DraftState } from './draft-state.tsx';
import { NumbersStep } from './numbers-step.tsx';
import { draftOf, formOfDraft, isEmptyOrder, newOrderForm, type OrderForm } from './order-form.ts';
import { OrderProblem } from './order-problem.tsx';
import { isStep, stepsOf, type Step } from './order-steps.ts';
import { RunningSummary } from './running-summary.tsx';
import { SimStep } from './sim-step.tsx';
import { SummaryStep } from './summary-step.tsx';
import { useDiscardDraft } from './use-discard-draft.ts';
import { useOrderDraft } from './use-order-draft.ts';
import { useOrderFacts } from './use-order-facts.ts';
import { usePlaceOrder } from './use-place-order.ts';
import { UsersStep } from './users-step.tsx';
import { whyNot } from './why-not.ts';
import classes from './order-wizard.module.css';

/** `opened`: the draft as it was when the page was opened; null: a new one. `catalogue`: the current one. */
export function OrderWizard(props: {
  draftId: string;
  opened: OrderDraftReply | null;
  catalogue: Reply<'getCatalogue'>;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const { draftId, opened } = props;
  // Those of which the prices were shown first: another one that comes while the wizard is open is said.
  const [shown] = useState(props.catalogue);
  const catalogue = useMemo(() => catalogueOf(props.catalogue), [props.catalogue]);
  const { form, discardKept } = useOrderForm(draftId, opened, search.get('userId'));
  const typed = form.watch();
  const steps = stepsOf(catalogue, typed);

  const wanted = search.get('step') ?? opened?.step ?? null;
  const stepRef = useRef<Step>('contents');
  const contents = () => {
    const values = form.getValues();
    return isEmptyOrder(values) ? null : draftOf(values, stepRef.current, catalogue.version);
  };
  const saved = useOrderDraft(draftId, opened, contents);
  const lost = saved.draft?.unavailableNumbers ?? [];
  const { facts, offers } = useOrderFacts(
    typed,
    catalogue,
    lost,
    isStep(wanted) && wanted !== 'contents' && wanted !== 'users',
  );
  const open = steps.findIndex((step) => whyNot(step, typed, facts) !== null);
  const reachable = open < 0 ? steps : steps.slice(0, open + 1);
  const current =
    isStep(wanted) && reachable.includes(wanted) ? wanted : (reachable.at(isStep(wanted) ? -1 : 0) ?? 'contents');
  const go = (step: Step) => {
    if (step === current) return;
    setSearch((before) => new URLSearchParams({ ...Object.fromEntries(before), step }));
  };
  // The step in the address is not reachable yet. Who mends what stops it is not to be taken there by the last letter typed.
  const stay = () => {
    if (isStep(wanted) && wanted !== current)
      setSearch((before) => new URLSearchParams({ ...Object.fromEntries(before), step: current }), { replace: true });
  };
  const { save } = saved;
  useEffect(() => {
    if (stepRef.current === current) return;
    stepRef.current = current;
    void save();
  });

  const placing = usePlaceOrder({ form, draftId, facts, saved, current, go });
  const discard = useDiscardDraft();
  const throwAway = async () => {
    const draft = await save();
    if (draft !== null && !(await discard(draft))) return;
    saved.end();
    await navigate('/subscriptions');
  };

  const why = whyNot(current, typed, facts);
  const change = (next: OrderForm) => {
    stay();
    for (const field of ['products', 'lines', 'addonsShipTo', 'activatesOn'] as const)
      if (next[field] !== typed[field]) form.setValue(field, next[field], { shouldDirty: true, shouldValidate: true });
    if (current === 'numbers') void save();
  };
  return (
    <FormProvider {...form}>
      <Wizard
        title={t('orderWizard.title')}
        steps={steps.map((id) => ({ id, name: t(`orderWizard.step.${id}`), isReachable: reachable.includes(id) }))}
        current={current}
        reason={
          why && { ...why, mend: why.mend && { label: why.mend.label, apply: () => change(why.mend?.form ?? typed) } }
        }
        lastLabel={t('orderWizard.order')}
        isBusy={placing.isBusy}
        keepsFocus={placing.isPlacingProblem}
        onGo={(step) => {
          placing.dismiss();
          go(step);
        }}
        onFinish={() => void placing.place()}
        actions={
          <>
            <Button
              variant="subtle"
              leftSection={<IconTrash size={16} stroke={1.8} aria-hidden />}
              onClick={() => void throwAway()}
            >
              {t('orderWizard.discard')}
            </Button>
            <Button variant="default" onClick={() => void navigate('/subscriptions')}>
              {t('orderWizard.later')}
            </Button>
          </>
        }
        note={<DraftState saved={saved} isEmpty={isEmptyOrder(typed)} />}
        summary={<RunningSummary form={typed} facts={facts} />}
      >
        <div className={classes.step} onChangeCapture={stay} onClickCapture={stay}>
          {discardKept !== null && <RestoredNote onDiscard={discardKept} />}
          <OrderProblem problem={placing.problem} />
          {current === 'contents' && <ContentsStep catalogue={catalogue} />}
          {current === 'users' && <UsersStep facts={facts} />}
          {current === 'numbers' && <NumbersStep facts={facts} offers={offers} onChoose={() => void save()} />}
          {current === 'sim' && <SimStep facts={facts} />}
          {current === 'port' && <PortStep facts={facts} />}
          {current === 'date' && <DateStep facts={facts} />}
          {current === 'summary' && (
            <SummaryStep
              form={typed}
              facts={facts}
              shown={catalogueOf(shown)}
              draftVersion={opened?.catalogueVersion}
              onGo={go}
            />
          )}
        </div>
      </Wizard>
    </FormProvider>
  );
}

/** What was typed when a session ended goes before what the draft has, which may be older; `discardKept` shows the draft instead. */
function useOrderForm(draftId: string, opened: OrderDraftReply | null, userId: string | null) {
  const today = useToday();
  const name = `order ${draftId}`;
  const kept = useKeptDraft<OrderForm>(name);
  const [isKept, setKept] = useState(kept !== undefined);
  const stored = opened === null ? newOrderForm(today, userId) : formOfDraft(opened, today);
  const form = useForm<OrderForm>({ mode: 'onTouched', defaultValues: kept ?? stored });
  useDraftSource(name, () => (isEmptyOrder(form.getValues()) ? undefined : form.getValues()));
  const discardKept = (): void => {
    setKept(false);
    form.reset(stored);
  };
  return { form, discardKept: isKept ? discardKept : null };
}
