/** A page of the real portal, with its router and everything around it, where somebody is logged in. */
import { notifications } from '@mantine/notifications';
import type { QueryClient } from '@tanstack/react-query';
import { createBrowserRouter } from 'react-router';
import { onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react/pure';
import '../../../web/design/base.css';
import { startLanguage } from '../../../web/language.ts';
import { newQueryClient, Portal } from '../../../web/portal.tsx';
import { routes } from '../../../web/router.tsx';
import { beginSession, logOut } from '../../../web/session/session.ts';
import { FakeApi } from './fake-api.ts';
import { answersFor, sessionOf, stored, type Stored } from './stored.ts';

/** A Tuesday at nine in the morning in Stockholm. */
const usualNow = '2026-12-01T08:00:00.000Z';

export interface OpenPortal {
  readonly api: FakeApi;
  /** What the fake API stores. */
  readonly data: Stored;
}

/**
 * An API that answers for an organisation, without a page: for what has to be arranged before the page opens.
 * @param now the server's time
 */
export function fakeApi(different: Partial<Stored> = {}, { now = usualNow }: { now?: string } = {}): OpenPortal {
  const data = stored(different);
  return { api: new FakeApi(answersFor(data, now), { now }), data };
}

/** Opens the portal at an address as the administrator, in Swedish. Returns what keeps its replies: for whether all are there. */
export async function openPortal(
  path: string,
  { api, data }: OpenPortal,
  { isPhone = false, isLoggedIn = true }: { isPhone?: boolean; isLoggedIn?: boolean } = {},
): Promise<QueryClient> {
  const own = location.href;
  api.install();
  localStorage.clear();
  sessionStorage.clear();
  notifications.clean();
  await startLanguage('sv');
  await page.viewport(isPhone ? 390 : 1280, isPhone ? 844 : 800);
  if (isLoggedIn) beginSession(sessionOf(data, api.now));
  history.replaceState(null, '', path);
  const router = createBrowserRouter(routes);
  const queryClient = newQueryClient({ retryDelay: 0 });
  onTestFinished(async () => {
    await cleanup();
    // The session is the browser's, not the page's: another person would be somebody who logged in from another tab.
    await logOut();
    router.dispose();
    queryClient.clear();
    history.replaceState(null, '', own);
  });
  await render(<Portal router={router} queryClient={queryClient} />);
  return queryClient;
}

/** Waits until no read and no change is running and nothing is busy, for three frames in a row: React may render in between. */
export async function untilCalm(queryClient: QueryClient): Promise<void> {
  for (let calmFrames = 0; calmFrames < 3;) {
    await new Promise(requestAnimationFrame);
    const isCalm =
      queryClient.isFetching() + queryClient.isMutating() === 0 &&
      document.querySelector('[aria-busy="true"], [data-loading]') === null;
    calmFrames = isCalm ? calmFrames + 1 : 0;
  }
}
