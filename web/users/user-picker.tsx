/** One of the users, found by typing the beginning of a name, an e-mail address or a number. */
import { CloseButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Picker } from '../design/picker.tsx';
import { nameOf, userNameQuery } from '../data/user-name-query.ts';
import { firstUsersQuery } from '../data/user-queries.ts';

const mostSuggestions = 8;

/**
 * The first users that begin with what is typed. `isStale`: they still answer what was typed before. `nothing`: what to say when there are
 * none, `nobody` where that is known.
 */
export function useUserSuggestions(typed: string, nobody: string) {
  const { t } = useTranslation();
  const [q] = useDebouncedValue(typed.trim(), 200);
  const { data, isPending, isError, isPlaceholderData } = useQuery({
    ...firstUsersQuery(q, mostSuggestions),
    placeholderData: keepPreviousData,
  });
  const suggestions = (data ?? []).map(({ id, firstName, lastName, email, status }) => ({
    id,
    text: `${firstName} ${lastName}`,
    more: status === 'active' ? email : [t(`users.status.${status}`), email].filter(Boolean).join(' · '),
  }));
  const nothing = isPending ? t('app.loading') : isError ? t('app.unsearched') : nobody;
  return { suggestions, nothing, isStale: typed.trim() !== q || isPlaceholderData };
}

/** `userId` null: anybody. */
export function UserPicker({
  ref,
  ...props
}: {
  ref?: Ref<HTMLInputElement> | undefined;
  id: string;
  label?: string;
  /** What stands there when nobody is chosen: by default that it may be anybody. */
  placeholder?: string;
  userId: string | null;
  error?: string | undefined;
  onPick: (userId: string | null) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { userId, onPick } = props;
  const { suggestions, nothing, isStale } = useUserSuggestions(typed, t('users.picker.nobody'));
  const chosen = useQuery({ ...userNameQuery(userId ?? ''), enabled: userId !== null });
  const name = chosen.data === undefined ? t('users.picker.unread') : nameOf(chosen.data);
  return (
    <Picker
      ref={ref}
      id={props.id}
      {...(props.label !== undefined && { label: props.label })}
      placeholder={props.placeholder ?? t('users.picker.anybody')}
      value={userId === null || chosen.isPending ? '' : name}
      suggestions={suggestions}
      isStale={isStale}
      error={props.error}
      nothing={nothing}
      rightSection={
        userId !== null && <CloseButton size="sm" aria-label={t('users.picker.clear')} onClick={() => onPick(null)} />
      }
      onType={setTyped}
      onPick={({ id }) => onPick(id)}
    />
  );
}
