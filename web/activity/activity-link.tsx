/** From a thing to what was done to it. */
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isId } from '../../domain/ids.ts';

/** Of a group or a menu, also when it opened and closed by plan: that is what one mostly wants to know. */
export function ActivityLink({ entityId }: { entityId: string }) {
  const { t } = useTranslation();
  const isTarget = isId('grp', entityId) || isId('mnu', entityId);
  const search = new URLSearchParams({ about: entityId, ...(isTarget && { system: 'true' }) });
  return (
    <Button
      component={Link}
      to={`/activity?${search}`}
      variant="subtle"
      leftSection={<IconHistory size={18} stroke={1.8} aria-hidden />}
    >
      {t('activity.open')}
    </Button>
  );
}
