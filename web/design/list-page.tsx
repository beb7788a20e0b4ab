/** The page of a list: search top right, the new one top left; the details of one row lie over it at the right. */
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Icon } from '@tabler/icons-react';
import { Link, Outlet, useLocation } from 'react-router';
import type { Elements } from './elements.ts';
import { Page } from './page.tsx';
import { SearchBox } from './search-box.tsx';

/**
 * `primary` leads to the form of a new one, which leads back to the same search; where there is no such page, `actions` are the buttons. `isPanelOpen`: the route below this one shows the details of a
 * row.
 */
export function ListPage(props: {
  title: string;
  primary?: { to: string; label: string; icon: Icon };
  actions?: Elements;
  search?: { label: string; placeholder: string; value: string; onSearch: (typed: string) => void };
  isPanelOpen: boolean;
  children: Elements;
}) {
  const { title, primary, search } = props;
  const location = useLocation();
  // On a phone the details cover the list, so that nobody should reach it with a keyboard either.
  const isCovered = useMediaQuery('(max-width: 860px)') && props.isPanelOpen;
  return (
    <>
      <div inert={isCovered}>
        <Page
          title={title}
          toolbar={
            <>
              {primary !== undefined && (
                <Button
                  component={Link}
                  to={`${primary.to}${location.search}`}
                  leftSection={<primary.icon size={18} aria-hidden />}
                  size="md"
                >
                  {primary.label}
                </Button>
              )}
              {props.actions}
              {search !== undefined && <SearchBox {...search} />}
            </>
          }
        >
          {props.children}
        </Page>
      </div>
      <Outlet />
    </>
  );
}
