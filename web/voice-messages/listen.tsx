/** What callers hear, by its name, with a button that plays it: {@link ListenToMessage}, loaded when there is something to hear. */
import { lazy, Suspense } from 'react';

const ListenToMessage = lazy(async () => ({
  default: (await import('./listen-to-message.tsx')).ListenToMessage,
}));

export const Listen = ({ messageId }: { messageId: string }) => (
  <Suspense fallback={null}>
    <ListenToMessage messageId={messageId} />
  </Suspense>
);
