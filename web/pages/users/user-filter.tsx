/** Which of the users the list shows. */
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { userFilters, type UserFilter } from '../../data/user-queries.ts';
import classes from './user-filter.module.css';

/** One of them is always chosen. */
export function UserFilters({ chosen, onChoose }: { chosen: UserFilter; onChoose: (filter: UserFilter) => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.filters} role="group" aria-label={t('users.filter.label')}>
      {userFilters.map((filter) => (
        <UnstyledButton
          key={filter}
          className={classes.filter ?? ''}
          aria-pressed={filter === chosen}
          onClick={() => onChoose(filter)}
        >
          {t(`users.filter.${filter}`)}
        </UnstyledButton>
      ))}
    </div>
  );
}
