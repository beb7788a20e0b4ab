/** What the log is about: a user, a group, a menu or an event, found by typing; or anything. */
import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPhoneNumber } from '../../../domain/phone-number.ts';
import { asProblem } from '../../api/problem.ts';
import { Picker } from '../../design/picker.tsx';
import { useFoundTargets } from '../../data/find-targets.ts';
import type { TargetReply } from '../../data/schedule-of.ts';
import { eventQuery } from '../../data/schedule-queries.ts';
import { useUserSuggestions } from '../../users/user-picker.tsx';
import { nameOf, userNameQuery } from '../../data/user-name-query.ts';

const mostTargets = 6;

const suggestionOf = ({ id, name, number }: TargetReply) => ({
  id,
  text: name,
  more: number === null ? null : formatPhoneNumber(number),
});

/** `entityId` null: anything. */
export function AboutPicker(props: { id: string; entityId: string | null; onPick: (id: string | null) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { entityId, onPick } = props;
  const users = useUserSuggestions(typed, t('activity.filter.nobody'));
  const { targets, reads } = useFoundTargets(typed);
  const name = useEntityName(entityId);
  return (
    <Picker
      id={props.id}
      placeholder={t('activity.filter.anything')}
      value={name}
      suggestions={[...targets.slice(0, mostTargets).map(suggestionOf), ...users.suggestions]}
      isStale={users.isStale}
      nothing={reads.failure === null ? users.nothing : t('app.unsearched')}
      rightSection={
        entityId !== null && <CloseButton size="sm" aria-label={t('users.picker.clear')} onClick={() => onPick(null)} />
      }
      onType={setTyped}
      onPick={({ id }) => onPick(id)}
    />
  );
}

/** Empty while it is not known. What is deleted for good has no name any more, but its log stays. */
function useEntityName(id: string | null): string {
  const { t } = useTranslation();
  const kind = id?.slice(0, 3);
  const user = useQuery({ ...userNameQuery(id ?? ''), enabled: kind === 'usr' });
  const event = useQuery({ ...eventQuery(id ?? ''), enabled: kind === 'evt' });
  const { targets, reads } = useFoundTargets('');
  if (id === null) return '';
  if (kind === 'usr' && user.data !== undefined) return nameOf(user.data);
  const found = event.data?.title ?? targets.find((target) => target.id === id)?.name;
  if (found !== undefined) return found;
  const read = kind === 'usr' ? user : kind === 'evt' ? event : { isPending: reads.isPending, error: reads.failure };
  if (read.isPending) return '';
  const isGone = read.error === null || asProblem(read.error).status === 404;
  return t(isGone ? 'activity.filter.gone' : 'users.picker.unread');
}
