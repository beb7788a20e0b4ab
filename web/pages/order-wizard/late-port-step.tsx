/** The step of the numbers that move here, loaded when somebody has one: few orders do. */
import { lazy, Suspense } from 'react';
import { FormSkeleton } from '../../design/form-page.tsx';
import type { OrderFacts } from './order-facts.ts';

const Late = lazy(async () => ({ default: (await import('./port-step.tsx')).PortStep }));

export const PortStep = ({ facts }: { facts: OrderFacts }) => (
  <Suspense fallback={<FormSkeleton groups={[180, 120]} />}>
    <Late facts={facts} />
  </Suspense>
);
