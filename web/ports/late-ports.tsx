/** Parts about ports on pages of other things, loaded with their texts when there is a port to show: most organisations have none. */
import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { loadTexts } from '../language.ts';

const PortTable = lazy(async () => {
  const [{ PortTable: component }] = await Promise.all([import('./port-table.tsx'), loadTexts('ports')]);
  return { default: component };
});
const PortOfOrder = lazy(async () => {
  const [{ PortOfOrder: component }] = await Promise.all([import('./port-of-order.tsx'), loadTexts('ports')]);
  return { default: component };
});

const rowPixels = 64;

/** As high as its rows, until they are there. */
export const LatePortTable = (props: Parameters<typeof PortTable>[0]) => (
  <Suspense fallback={<Skeleton height={44 + rowPixels * props.requests.length} aria-busy />}>
    <PortTable {...props} />
  </Suspense>
);

export const LatePortOfOrder = (props: Parameters<typeof PortOfOrder>[0]) => (
  <Suspense fallback={<Skeleton height={rowPixels} mt={12} aria-busy />}>
    <PortOfOrder {...props} />
  </Suspense>
);
