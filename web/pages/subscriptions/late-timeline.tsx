/** The timeline at the end of a panel, loaded after it: all that the log can say weighs as much as the panel. */
import { lazy, Suspense } from 'react';

const EntityTimeline = lazy(async () => ({
  default: (await import('../../activity/entity-timeline.tsx')).EntityTimeline,
}));

/** Nothing until it is loaded. */
export const LateTimeline = ({ entityId }: { entityId: string }) => (
  <Suspense>
    <EntityTimeline entityId={entityId} />
  </Suspense>
);
