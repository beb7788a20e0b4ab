/**
 * The command bar, open: pages, and the groups, menus and users that begin with what is typed.
 * Not Mantine's Spotlight: see docs/adr/0053-own-list-boxes.md.
 */
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  IconBuilding,
  IconCalendar,
  IconDeviceSim,
  IconGridDots,
  IconHistory,
  IconLayoutDashboard,
  IconMicrophone,
  IconShoppingCart,
  IconUser,
  IconUserPlus,
  IconUsers,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import { plainText } from '../../domain/text.ts';
import { Dialog } from '../design/dialog.tsx';
import { useSelectedOption } from '../design/use-selected-option.ts';
import { useFoundTargets } from '../data/find-targets.ts';
import { kindOf } from '../data/schedule-of.ts';
import { firstUsersQuery } from '../data/user-queries.ts';
import classes from './command-bar.module.css';

interface Choice {
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

const mostUsers = 6;
const mostTargets = 6;

/** Arrow keys choose, Enter goes, Escape closes. */
export function CommandDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const listId = useId();
  const { choices, isWhole } = useChoices(plainText(typed));
  const { selected, selectFirst, selectByArrow, selectByMouse } = useSelectedOption(listId, choices.length);
  const go = ({ to }: Choice) => {
    onClose();
    void navigate(to);
  };
  const byKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const current = choices[selected];
    if (event.key === 'Enter' && current) go(current);
    else if (!selectByArrow(event)) return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('command.label')} onClose={onClose}>
      <TextInput
        className={classes.input ?? ''}
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        {...(choices[selected] && { 'aria-activedescendant': `${listId}-${selected}` })}
        aria-label={t('command.label')}
        placeholder={t('command.placeholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          selectFirst();
        }}
        onKeyDown={byKey}
      />
      <ul className={classes.choices} id={listId} role="listbox" aria-label={t('command.label')}>
        {choices.map((choice, place) => (
          // The keyboard chooses in the input above, as the combobox pattern has it.
          <li
            key={choice.to}
            id={`${listId}-${place}`}
            className={classes.choice}
            role="option"
            aria-selected={place === selected}
            onClick={() => go(choice)}
            onMouseMove={() => selectByMouse(place)}
          >
            <choice.Icon size={19} stroke={1.7} aria-hidden />
            <span>{choice.text}</span>
            {choice.more ? <span className={classes.quiet}>{choice.more}</span> : null}
          </li>
        ))}
      </ul>
      {choices.length === 0 && <p className={classes.nothing}>{t(isWhole ? 'command.nothing' : 'app.unsearched')}</p>}
    </Dialog>
  );
}

/** `isWhole`: everything could be searched. */
function useChoices(typed: string): { choices: readonly Choice[]; isWhole: boolean } {
  const { t } = useTranslation();
  const [q] = useDebouncedValue(typed, 200);
  const found = useQuery({
    ...firstUsersQuery(q, mostUsers),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const pages = places
    .map((place): Choice => ({ ...place, text: t(place.text) }))
    .filter(({ text }) => text.toLocaleLowerCase().includes(typed.toLocaleLowerCase()));
  const { targets, reads } = useFoundTargets(typed);
  const users = typed === '' ? [] : (found.data ?? []);
  const choices = [
    ...pages,
    ...targets.slice(0, typed === '' ? 0 : mostTargets).map((target) => ({
      to: `/${kindOf(target)}s/${target.id}`,
      text: target.name,
      more: target.number === null ? null : formatPhoneNumber(target.number),
      Icon: 'keys' in target ? IconGridDots : IconUsersGroup,
    })),
    ...users.map(({ id, firstName, lastName, email }) => ({
      to: `/users/${id}`,
      text: `${firstName} ${lastName}`,
      more: email,
      Icon: IconUser,
    })),
  ];
  return { choices, isWhole: reads.failure === null && !found.isError };
}
