/** What the log is about: a user, a group, a menu or an event, found by typing; or anything. */
import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import { Picker } from '../design/picker.tsx';
import { useFoundTargets } from '../schedules/find-targets.ts';
import type { TargetReply } from '../schedules/schedule-of.ts';
import { eventQuery } from '../schedules/schedule-queries.ts';
import { useUserSuggestions } from '../users/user-picker.tsx';
import { userQuery } from '../users/user-queries.ts';

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
  const users = useUserSuggestions(typed);
  const targets = useFoundTargets(typed).slice(0, mostTargets);
  const name = useEntityName(entityId);
  return (
    <Picker
      id={props.id}
      placeholder={t('activity.filter.anything')}
      value={name}
      suggestions={[...targets.map(suggestionOf), ...users.suggestions]}
      isStale={users.isStale}
      nothing={t(users.isPending ? 'app.loading' : 'activity.filter.nobody')}
      rightSection={
        entityId !== null && <CloseButton size="sm" aria-label={t('users.picker.clear')} onClick={() => onPick(null)} />
      }
      onType={setTyped}
      onPick={({ id }) => onPick(id)}
    />
  );
}

/** Empty while it is not known. What has been deleted meanwhile has no name any more, but its log stays. */
function useEntityName(id: string | null): string {
  const { t } = useTranslation();
  const kind = id?.slice(0, 3);
  const user = useQuery({ ...userQuery(id ?? ''), enabled: kind === 'usr' });
  const event = useQuery({ ...eventQuery(id ?? ''), enabled: kind === 'evt' });
  const targets = useFoundTargets('');
  if (id === null || (kind === 'usr' && user.isPending) || (kind === 'evt' && event.isPending)) return '';
  if (user.data) return `${user.data.firstName} ${user.data.lastName}`;
  const found = event.data?.title ?? targets.find((target) => target.id === id)?.name;
  return found ?? t(kind === 'usr' ? 'users.picker.gone' : 'activity.filter.gone');
}
