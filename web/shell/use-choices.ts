/** What the command bar offers for what is typed: pages, groups, menus, users, events, orders and ports, those that begin so first. */
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  IconBuilding,
  IconCalendar,
  IconCalendarEvent,
  IconClock,
  IconDeviceSim,
  IconGridDots,
  IconHistory,
  IconLayoutDashboard,
  IconMicrophone,
  IconPhoneIncoming,
  IconShoppingCart,
  IconUser,
  IconUserPlus,
  IconUsers,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import { openOrdersQuery } from '../data/coming-queries.ts';
import { useFoundTargets } from '../data/find-targets.ts';
import { isMeant } from '../data/is-meant.ts';
import { kindOf } from '../data/schedule-of.ts';
import { eventsAheadQuery } from '../data/schedule-queries.ts';
import { firstUsersQuery } from '../data/user-queries.ts';
import { useTelling, useToday } from '../design/use-telling.ts';
import { recentChoices } from './recent-choices.ts';

export interface Choice {
  readonly to: string;
  readonly text: string;
  readonly more?: string | null;
  readonly Icon: Icon;
}

const places = [
  { to: '/', text: 'nav.overview', Icon: IconLayoutDashboard },
  { to: '/users', text: 'nav.users', Icon: IconUsers },
  { to: '/users/new', text: 'users.new', Icon: IconUserPlus },
  { to: '/answering-groups', text: 'nav.answering-groups', Icon: IconUsersGroup },
  { to: '/ivr-menus', text: 'nav.ivr-menus', Icon: IconGridDots },
  { to: '/schedule', text: 'calendar.title', Icon: IconCalendar },
  { to: '/voice-messages', text: 'voiceMessages.title', Icon: IconMicrophone },
  { to: '/subscriptions', text: 'nav.subscriptions', Icon: IconDeviceSim },
  { to: '/subscriptions/new', text: 'nav.newSubscription', Icon: IconShoppingCart },
  { to: '/activity', text: 'nav.activity', Icon: IconHistory },
  { to: '/organization', text: 'organization.title', Icon: IconBuilding },
] as const;

/** Of each kind. */
const most = 6;

/**
 * `isWhole`: everything could be searched. Users are searched by the API, when nothing was typed for a moment; a search that is not wanted any more is
 * broken off. All else is found in lists that are read once.
 */
export function useChoices(typed: string): { readonly choices: readonly Choice[]; readonly isWhole: boolean } {
  const { t } = useTranslation();
  const { timeZone } = useTelling();
  const today = useToday();
  const [q] = useDebouncedValue(typed, 200);
  const isSearched = typed !== '';
  const users = useQuery({ ...firstUsersQuery(q, most), enabled: q !== '', placeholderData: keepPreviousData });
  const events = useQuery({ ...eventsAheadQuery(timeZone), enabled: isSearched });
  const orders = useQuery({ ...openOrdersQuery, enabled: isSearched });
  const { targets, reads } = useFoundTargets(typed);

  const pages = places.map((place): Choice => ({ ...place, text: t(place.text) }));
  if (!isSearched) {
    const recent = recentChoices().map((each): Choice => ({ ...each, Icon: IconClock }));
    return { choices: [...recent, ...pages.filter(({ to }) => !recent.some((each) => each.to === to))], isWhole: true };
  }
  const foundUsers = users.data ?? [];
  const userIds = new Set(foundUsers.map(({ id }) => id));
  const found: Choice[] = [
    ...pages.filter(({ text }) => text.toLocaleLowerCase().includes(typed.toLocaleLowerCase())),
    ...targets.slice(0, most).map((target) => ({
      to: `/${kindOf(target)}s/${target.id}`,
      text: target.name,
      more: target.number === null ? null : formatPhoneNumber(target.number),
      Icon: 'keys' in target ? IconGridDots : IconUsersGroup,
    })),
    ...foundUsers.map(({ id, firstName, lastName, email, primaryNumber, secondaryNumber }) => {
      const number = [primaryNumber, secondaryNumber].find(
        (each) => each !== null && isMeant({ name: '', number: each }, typed),
      );
      return {
        to: `/users/${id}`,
        text: `${firstName} ${lastName}`,
        more: number ? formatPhoneNumber(number) : email,
        Icon: IconUser,
      };
    }),
    ...(events.data ?? [])
      .filter(({ title }) => isMeant({ name: title, number: null }, typed))
      .slice(0, most)
      .map(({ start, title }) => ({
        // A series that began before is looked at from today on.
        to: start.slice(0, 10) < today ? '/schedule' : `/schedule?day=${start.slice(0, 10)}`,
        text: title,
        more: t('command.event'),
        Icon: IconCalendarEvent,
      })),
    ...(orders.data ?? [])
      .filter(({ number, userId }) => userIds.has(userId) || (number !== null && isMeant({ name: '', number }, typed)))
      .slice(0, most)
      .map(({ id, number, portRequestId }) => ({
        to: portRequestId === null ? `/subscriptions/orders/${id}` : `/subscriptions/ports/${portRequestId}`,
        text: number === null ? t('command.order') : formatPhoneNumber(number),
        more: t(portRequestId === null ? 'command.order' : 'command.port'),
        Icon: portRequestId === null ? IconShoppingCart : IconPhoneIncoming,
      })),
  ];
  const rankOf = ({ text }: Choice): number => (text.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase()) ? 0 : 1);
  return {
    choices: withoutDoubles(found).toSorted((one, other) => rankOf(one) - rankOf(other)),
    isWhole: reads.failure === null && !users.isError && !events.isLoadingError && !orders.isLoadingError,
  };
}

/** What would be done twice by the same words: two events of one name on one day. */
const withoutDoubles = (choices: readonly Choice[]): readonly Choice[] => [
  ...new Map(choices.map((choice) => [nameOf(choice), choice])).values(),
];

/** Tells choices apart. */
export const nameOf = ({ to, text }: Choice): string => `${to} ${text}`;
