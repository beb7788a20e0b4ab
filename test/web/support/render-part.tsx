/** One component with what the portal has around it, logged in, without a page. */
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react/pure';
import { noteServerTime } from '../../../web/api/server-clock.ts';
import { redDaysOf } from '../../../web/data/red-days.ts';
import '../../../web/design/base.css';
import '../../../web/design/mantine.css';
import { PortalContext } from '../../../web/design/portal-context.ts';
import { theme } from '../../../web/design/theme.ts';
import { loadTexts, startLanguage } from '../../../web/language.ts';
import { newQueryClient } from '../../../web/portal.tsx';
import { beginSession, logOut } from '../../../web/session/session.ts';
import type { OpenPortal } from './open-portal.tsx';
import { sessionOf } from './stored.ts';

/** Renders it in Swedish, with the texts of all parts. Returns what keeps the replies of its reads. */
export async function renderPart(
  children: ReactNode,
  { api, data }: OpenPortal,
  { timeZone = 'Europe/Stockholm', isPhone = false }: { timeZone?: string; isPhone?: boolean } = {},
): Promise<QueryClient> {
  api.install();
  localStorage.clear();
  sessionStorage.clear();
  noteServerTime(new Headers({ date: new Date(api.now).toUTCString() }));
  await startLanguage('sv');
  await Promise.all([loadTexts('ports'), loadTexts('subscriptions')]);
  await page.viewport(isPhone ? 390 : 1280, isPhone ? 844 : 800);
  beginSession(sessionOf(data, api.now));
  const queryClient = newQueryClient({ retryDelay: 0 });
  onTestFinished(async () => {
    await cleanup();
    await logOut();
    queryClient.clear();
  });
  const portal = {
    telling: { language: 'sv', timeZone } as const,
    loadRedDays: async () => redDaysOf,
    logOut: () => undefined,
    placeOf: () => null,
  };
  await render(
    <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queryClient}>
        <MemoryRouter>
          <PortalContext value={portal}>{children}</PortalContext>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return queryClient;
}
