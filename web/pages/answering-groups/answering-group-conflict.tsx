/** Somebody else changed the same answering group: both values of each field, the agents by name and in order. */
import { useTranslation } from 'react-i18next';
import type { ConflictProps } from '../../design/entity.ts';
import { TargetConflict } from '../../targets/target-conflict.tsx';
import { useUserNames } from '../../data/user-names.ts';
import { agentsToTell, type AnsweringGroupForm } from './answering-group-form.ts';

export function AnsweringGroupConflict(props: ConflictProps<AnsweringGroupForm>) {
  const { t } = useTranslation();
  const { conflict } = props;
  const agents = [...conflict.mine.agents, ...conflict.theirs.agents];
  const names = useUserNames([...new Set(agents.map(({ userId }) => userId))]);
  const tellAgents = (form: AnsweringGroupForm): string => {
    const other = form === conflict.mine ? conflict.theirs : conflict.mine;
    const { told, alike } = agentsToTell(form.agents, other.agents);
    const lines = told.map(({ userId, loggedIn }) => {
      const name = names.get(userId) ?? '…';
      return loggedIn ? name : t('answeringGroup.agents.isLoggedOut', { name });
    });
    if (alike > 0) lines.push(t('answeringGroup.agents.alike', { count: alike }));
    return lines.length === 0 ? t('activity.nothing') : lines.join('\n');
  };
  return (
    <TargetConflict
      {...props}
      labelOf={(field) =>
        field === 'name' || field === 'number' || field === 'strategy'
          ? t(`answeringGroup.field.${field}.label`)
          : t('answeringGroup.group.agents')
      }
      told={(field, form) => (field === 'strategy' ? t(`answeringGroup.strategy.${form.strategy}`) : tellAgents(form))}
    />
  );
}
