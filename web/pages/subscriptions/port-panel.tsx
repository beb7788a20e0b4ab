/** One port request, over the lists: what comes next and until when it can be changed, what was asked for, and what has happened. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { PortRequestReply } from '../../../contract/port-requests.ts';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { portRequestQuery } from '../../data/port-request-queries.ts';
import { useUserNames } from '../../data/user-names.ts';
import { FormNote } from '../../design/form-problem.tsx';
import { PanelSection, SidePanel } from '../../design/side-panel.tsx';
import { loadTexts } from '../../language.ts';
import { CutOff } from '../../ports/cut-off.tsx';
import { PortRejection } from '../../ports/port-rejection.tsx';
import { PortState } from '../../ports/port-state.tsx';
import { PortStep } from '../../ports/port-step.tsx';
import ports from '../../ports/ports.module.css';
import { PortFacts } from './port-facts.tsx';

// What is true is shown first; what can be done, and what has happened, come at once after it.
const PortActions = lazy(async () => {
  const [{ PortActions: component }] = await Promise.all([import('./port-actions.tsx'), loadTexts('port-actions')]);
  return { default: component };
});
const PortTimeline = lazy(async () => {
  const [module] = await Promise.all([import('../../ports/port-timeline.tsx'), loadTexts('port-actions')]);
  return { default: module.PortTimeline };
});

/** The panel of `/subscriptions/ports/:portRequestId`. */
export function PortPanel() {
  const { t } = useTranslation();
  const { portRequestId = '' } = useParams();
  const request = useQuery(portRequestQuery(portRequestId));
  const userId = request.data?.userId;
  const name = useUserNames(userId === undefined ? [] : [userId]).get(userId ?? '') ?? '…';
  return (
    <SidePanel
      path="/subscriptions"
      id={portRequestId}
      query={request}
      nameOf={({ number }) => t('port.title', { number: formatPhoneNumber(number) })}
    >
      {(known) => <Content request={known} name={name} />}
    </SidePanel>
  );
}

function Content({ request, name }: { request: PortRequestReply; name: string }) {
  const { t } = useTranslation();
  const { operatorReason, nextStep, rejection, state } = request;
  const sentence = operatorReason === null ? undefined : t(`port.operator.${operatorReason}`);
  const isOperatorsStep = nextStep.what === 'look-into';
  return (
    <>
      <PortState state={state} />
      <PortStep request={request} {...(isOperatorsStep && sentence !== undefined && { more: sentence })} />
      {sentence !== undefined && !isOperatorsStep && (
        <div className={ports.note}>
          <FormNote>
            <p>{sentence}</p>
          </FormNote>
        </div>
      )}
      <CutOff request={request} />
      <Suspense fallback={<Skeleton height={36} mt={14} aria-busy />}>
        <PortActions request={request} name={name} />
      </Suspense>
      {state === 'rejected' && rejection !== null && (
        <PanelSection title={t('port.rejection.title')}>
          <PortRejection rejection={rejection} />
        </PanelSection>
      )}
      <PortFacts request={request} />
      <Suspense>
        <PortTimeline timeline={request.timeline} />
      </Suspense>
    </>
  );
}
