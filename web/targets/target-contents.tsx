/** In a line what a group or a menu has in it: colleagues who are logged in, keys that lead somewhere. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Status } from '../design/status.tsx';
import type { TargetReply } from '../data/schedule-of.ts';

/** A group that no telephone rings in is warned of. */
export function TargetContents({ target }: { target: TargetReply }) {
  const { t } = useTranslation();
  if ('keys' in target) return <span>{t('targets.keys', { count: Object.keys(target.keys).length })}</span>;
  const loggedIn = target.agents.filter((agent) => agent.loggedIn).length;
  if (target.warnings.includes('nobody-logged-in')) {
    return (
      <Status tone="warn" icon={IconAlertTriangle}>
        {t('targets.nobodyLoggedIn')}
      </Status>
    );
  }
  return <span>{t('targets.agents', { loggedIn, all: target.agents.length })}</span>;
}
