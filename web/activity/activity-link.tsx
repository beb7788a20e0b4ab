/** From a thing to what was done to it. */
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export function ActivityLink({ entityId }: { entityId: string }) {
  const { t } = useTranslation();
  return (
    <Button
      component={Link}
      to={`/activity?${new URLSearchParams({ about: entityId })}`}
      variant="subtle"
      leftSection={<IconHistory size={18} stroke={1.8} aria-hidden />}
    >
      {t('activity.open')}
    </Button>
  );
}
