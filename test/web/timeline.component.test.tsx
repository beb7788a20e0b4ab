/** The timeline: entries in their order with who and when. */
import { MantineProvider } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react/pure';
import { PortalContext } from '../../web/design/portal-context.ts';
import { theme } from '../../web/design/theme.ts';
import { Timeline, TimelineEntry } from '../../web/design/timeline.tsx';
import { startLanguage } from '../../web/language.ts';

const portal = {
  telling: { language: 'sv', timeZone: 'Europe/Stockholm' },
  logOut: () => undefined,
  placeOf: () => null,
  loadRedDays: async () => () => new Map<string, string>(),
} as const;

it('shows of each entry who, when and why', async () => {
  await startLanguage('sv');
  onTestFinished(cleanup);
  await render(
    <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false}>
      <PortalContext value={portal}>
        <Timeline>
          <TimelineEntry sign={IconMessage} title={<span>Skickad</span>} actor="av Anna" at="2020-12-02T08:00:00.000Z">
            <p>Fullmakten är giltig</p>
          </TimelineEntry>
          <TimelineEntry title={<span>Påbörjad</span>} actor="av Lars" at="2020-12-01T08:00:00.000Z" />
        </Timeline>
      </PortalContext>
    </MantineProvider>,
  );
  const entries = page.getByRole('listitem');
  await expect
    .element(entries.first())
    .toHaveTextContent('Skickadav Anna · 2 december 2020 kl. 09:00Fullmakten är giltig');
  await expect.element(entries.last()).toHaveTextContent('Påbörjadav Lars · 1 december 2020 kl. 09:00');
});
