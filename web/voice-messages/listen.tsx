/** What callers hear, by its name, with a button that plays it: {@link ListenToMessage}, loaded when there is something to hear. */
import { lazy, Suspense, type ComponentType } from 'react';

const Nothing = () => null;
// Without it, what it is shown in is still of use.
const ListenToMessage = lazy(() =>
  import('./listen-to-message.tsx').then(
    (loaded): { default: ComponentType<{ messageId: string }> } => ({ default: loaded.ListenToMessage }),
    () => ({ default: Nothing }),
  ),
);

export const Listen = ({ messageId }: { messageId: string }) => (
  <Suspense fallback={null}>
    <ListenToMessage messageId={messageId} />
  </Suspense>
);
