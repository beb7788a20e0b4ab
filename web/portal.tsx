/** The portal for administrators. */
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, type DataRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { mayPass } from './api/problem.ts';
import { colorSchemeManager, theme } from './design/theme.ts';
import './design/mantine.css';
import { rememberedLanguage, startLanguage } from './language.ts';
import { PortalProvider } from './portal-provider.tsx';
import { routes } from './router.tsx';
import { onSessionChange, sessionState } from './session/session.ts';

// What is said before it is there is shown when it is; the portal works without it.
const Toasts = lazy((): Promise<{ default: ComponentType }> =>
  import('./design/toasts.tsx').then(
    (loaded) => ({ default: loaded.Toasts }),
    () => ({ default: () => null }),
  ),
);

/** Loads the texts, then renders. */
export async function showPortal(): Promise<void> {
  await startLanguage(rememberedLanguage() ?? 'sv');
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(<Portal router={createBrowserRouter(routes)} queryClient={newQueryClient()} />);
}

/** Everything that the pages need around them. */
export const Portal = ({ router, queryClient }: { router: DataRouter; queryClient: QueryClient }) => (
  <StrictMode>
    <MantineProvider
      theme={theme}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <PortalProvider>
          <RouterProvider router={router} />
          <Suspense>
            <Toasts />
          </Suspense>
        </PortalProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>
);

/** The replies that the portal keeps, until the session ends. `retryDelay`: milliseconds before a failed read is repeated. */
export function newQueryClient({ retryDelay }: { retryDelay?: number } = {}): QueryClient {
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // Without a connection it is asked all the same: that fails, and is told, where waiting would look like loading for ever.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) => failures < 2 && mayPass(error),
        ...(retryDelay !== undefined && { retryDelay }),
      },
      // A request without an answer is not sent again by itself: the person decides, with the same idempotency key.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  onSessionChange(() => {
    if (sessionState().phase === 'out') queryClient.clear();
  });
  return queryClient;
}
