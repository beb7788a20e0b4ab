/** The house around every page: who one is here, where one can go. Left rail on a desktop, bottom bar on a phone. */
import {
  IconCalendar,
  IconDeviceSim,
  IconDots,
  IconGridDots,
  IconHistory,
  IconLayoutDashboard,
  IconMicrophone,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, NavLink, Outlet, useLocation } from 'react-router';
import { BrandMark } from '../design/brand-mark.tsx';
import { Failure } from '../design/notice.tsx';
import { useToday } from '../design/use-telling.ts';
import { useRestoredSession } from '../session/use-restored-session.ts';
import { CommandBar } from './command-bar.tsx';
import { ShellSkeleton } from './shell-skeleton.tsx';
import { UserMenu } from './user-menu.tsx';
import { WaitingButton } from './waiting-button.tsx';
import classes from './shell.module.css';

const places = [
  { to: '/', label: 'nav.overview', Icon: IconLayoutDashboard },
  { to: '/users', label: 'nav.users', Icon: IconUsers },
  { to: '/answering-groups', label: 'nav.bar.answering-groups', Icon: IconUsersGroup },
  { to: '/ivr-menus', label: 'nav.bar.ivr-menus', Icon: IconGridDots },
  { to: '/subscriptions', label: 'nav.bar.subscriptions', Icon: IconDeviceSim },
] as const;

/** A phone's bar has room for five places and *Mer*, which has the others. */
const morePlaces = [
  { to: '/schedule', label: 'calendar.title', Icon: IconCalendar },
  { to: '/voice-messages', label: 'voiceMessages.title', Icon: IconMicrophone },
  { to: '/activity', label: 'nav.activity', Icon: IconHistory },
] as const;

/** Lets in only who is logged in; others go to the login and come back to the same address. */
export function Shell() {
  const { state, failure, retry } = useRestoredSession();
  const { pathname, search } = useLocation();
  if (failure !== null) return <Failure error={failure} onRetry={retry} />;
  if (state.phase === 'unknown') return <ShellSkeleton />;
  if (state.phase === 'out') {
    const here = pathname + search;
    const next = here === '/' || state.reason === 'logged-out' ? '' : `?${new URLSearchParams({ next: here })}`;
    return <Navigate to={`/login${next}`} replace />;
  }
  return <House organization={state.organization} />;
}

function House({ organization }: { organization: { readonly name: string; readonly domain: string } }) {
  const { t } = useTranslation();
  const main = useFocusOnNewPage();
  useFreshnessAtMidnight();
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        {t('app.skipToContent')}
      </a>
      <header className={classes.rail}>
        <Link className={classes.organization} to="/organization" title={t('organization.open')}>
          <BrandMark />
          <span className={classes.organizationTexts}>
            <span className={classes.organizationName}>{organization.name}</span>
            <span className={classes.organizationDomain}>{organization.domain}</span>
          </span>
        </Link>
        <nav className={classes.nav} aria-label={t('nav.label')}>
          {places.map(({ to, label, Icon }) => (
            <NavLink key={to} to={to} end={to === '/'} className={classes.place ?? ''}>
              <Icon size={20} stroke={1.7} aria-hidden />
              <span className={classes.placeName}>{t(label)}</span>
            </NavLink>
          ))}
          <MorePlaces />
        </nav>
        <div className={classes.account}>
          <WaitingButton />
          <CommandBar />
          <UserMenu />
        </div>
      </header>
      <main id="main" className={classes.main} tabIndex={-1} ref={main}>
        <Outlet />
      </main>
    </div>
  );
}

/** Entries of the rail; on a phone, what *Mer* opens. The browser closes that by Escape or a click outside it. */
function MorePlaces() {
  const { t } = useTranslation();
  const id = useId();
  const { pathname } = useLocation();
  const isHere = morePlaces.some(({ to }) => pathname.startsWith(to));
  const close = () => {
    const menu = document.getElementById(id);
    if (menu?.matches(':popover-open') === true) menu.hidePopover();
  };
  return (
    <>
      <button type="button" className={`${classes.place} ${classes.more}`} popoverTarget={id} data-here={isHere}>
        <IconDots size={20} stroke={1.7} aria-hidden />
        <span className={classes.placeName}>{t('nav.more')}</span>
      </button>
      <div className={classes.morePlaces} popover="auto" id={id}>
        {morePlaces.map(({ to, label, Icon }) => (
          <NavLink key={to} to={to} className={classes.place ?? ''} onClick={close}>
            <Icon size={20} stroke={1.7} aria-hidden />
            <span className={classes.placeName}>{t(label)}</span>
          </NavLink>
        ))}
      </div>
    </>
  );
}

/**
 * Reads again what is on the screen when the day turns: whether an account is in force is the API's answer for a day. A hidden page does so
 * when it is looked at.
 */
function useFreshnessAtMidnight() {
  const queryClient = useQueryClient();
  const today = useToday();
  const shown = useRef(today);
  useEffect(() => {
    if (shown.current === today) return;
    shown.current = today;
    if (document.visibilityState === 'visible') void queryClient.invalidateQueries();
  }, [today, queryClient]);
}

/** Moves the focus into a page that was gone to, so that the keyboard and a screen reader begin there. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const section = useLocation().pathname.split('/', 2).join('/');
  const earlier = useRef(section);
  useEffect(() => {
    if (earlier.current === section) return;
    earlier.current = section;
    main.current?.focus();
    window.scrollTo(0, 0);
  }, [section]);
  return main;
}
