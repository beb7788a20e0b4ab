/** Somebody else changed the same IVR menu: both values of each field, the keys by the names of where they lead. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { menuKeys } from '../../../domain/ivr-menu.ts';
import type { ConflictProps } from '../../design/entity.ts';
import { answeringGroupsQuery, ivrMenusQuery } from '../../data/schedule-queries.ts';
import { useVoiceMessageNames } from '../../data/voice-message-names.ts';
import { TargetConflict } from '../../targets/target-conflict.tsx';
import { useUserNames } from '../../data/user-names.ts';
import type { IvrMenuForm, KeyForm } from './ivr-menu-form.ts';

export function IvrMenuConflict(props: ConflictProps<IvrMenuForm>) {
  const { t } = useTranslation();
  const { conflict } = props;
  const { nameOf } = useVoiceMessageNames([conflict.mine.greetingMessageId, conflict.theirs.greetingMessageId]);
  const tellKeys = useTellKeys([...conflict.mine.keys, ...conflict.theirs.keys]);
  return (
    <TargetConflict
      {...props}
      labelOf={(field) =>
        field === 'name' || field === 'number' || field === 'greetingMessageId'
          ? t(`ivrMenu.field.${field}.label`)
          : t('ivrMenu.group.keys')
      }
      told={(field, form) => (field === 'greetingMessageId' ? nameOf(form.greetingMessageId) : tellKeys(form.keys))}
    />
  );
}

/** *1: Svarsgrupp Kundtjänst*, a line for each key. `known`: all keys that will be told. */
function useTellKeys(known: readonly KeyForm[]): (keys: readonly KeyForm[]) => string {
  const { t } = useTranslation();
  const groups = useQuery(answeringGroupsQuery).data ?? [];
  const menus = useQuery(ivrMenusQuery).data ?? [];
  const users = useUserNames([...new Set(known.filter(({ kind }) => kind === 'user').map(({ to }) => to))]);
  const messages = useVoiceMessageNames(known.filter(({ kind }) => kind === 'message').map(({ to }) => to));
  const nameOf = ({ kind, to }: KeyForm): string => {
    if (kind === 'number') return to;
    if (kind === 'message') return messages.nameOf(to);
    if (kind === 'user') return users.get(to) ?? '…';
    return [...groups, ...menus].find((target) => target.id === to)?.name ?? '…';
  };
  return (keys) => {
    const inOrder = menuKeys.flatMap((key) => keys.filter((each) => each.key === key));
    if (inOrder.length === 0) return t('activity.nothing');
    return inOrder.map((each) => `${each.key}: ${t(`ivrMenu.kind.${each.kind}`)} ${nameOf(each)}`.trimEnd()).join('\n');
  };
}
