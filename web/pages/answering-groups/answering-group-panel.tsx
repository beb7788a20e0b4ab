/** One answering group, over the list: what it is now, what will happen, who answers. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import type { AnsweringGroupReply } from '../../../contract/answering-groups.ts';
import { ActivityLink } from '../../activity/activity-link.tsx';
import { PanelActions, PanelFacts, PanelSection, SidePanel } from '../../design/side-panel.tsx';
import { Status } from '../../design/status.tsx';
import { DeleteTarget } from '../../targets/delete-target.tsx';
import { answeringGroupQuery } from '../../data/schedule-queries.ts';
import { TargetSchedule } from '../../targets/target-schedule.tsx';
import { Phone } from '../../users/phone.tsx';
import { Listen } from '../../voice-messages/listen.tsx';
import { OutOfForce, UserName } from '../../users/user-name.tsx';
import classes from './answering-group-panel.module.css';

/** The panel of `/answering-groups/:id`. */
export function AnsweringGroupPanel() {
  const { id = '' } = useParams();
  const group = useQuery(answeringGroupQuery(id));
  return (
    <SidePanel path="/answering-groups" id={id} query={group} nameOf={({ name }) => name}>
      {(known) => <Content group={known} />}
    </SidePanel>
  );
}

function Content({ group }: { group: AnsweringGroupReply }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  return (
    <>
      <PanelActions>
        <Button
          component={Link}
          to={`/answering-groups/${group.id}/edit${search}`}
          variant="default"
          leftSection={<IconPencil size={18} stroke={1.8} aria-hidden />}
        >
          {t('targets.answering-group.edit')}
        </Button>
        <DeleteTarget target={group} />
      </PanelActions>
      <TargetSchedule target={group} />
      <PanelFacts
        title={t('answeringGroup.group.about')}
        facts={[
          [
            t('answeringGroup.field.number.label'),
            group.number !== null && <Phone number={group.number} key="number" />,
          ],
          [t('answeringGroup.field.strategy.label'), t(`answeringGroup.strategy.${group.strategy}`)],
          [
            t('hours.field.closedMessageId.label'),
            group.closedMessageId !== null && <Listen messageId={group.closedMessageId} key="closed" />,
          ],
        ]}
      />
      <PanelSection title={t('answeringGroup.group.agents')}>
        {group.warnings.includes('nobody-logged-in') && (
          <Status tone="warn" icon={IconAlertTriangle}>
            {t('targets.nobodyLoggedIn')}
          </Status>
        )}
        <ul className={classes.agents}>
          {group.agents.map(({ userId, loggedIn }) => (
            <li key={userId}>
              <span>
                <Link to={`/users/${userId}`}>
                  <UserName userId={userId} />
                </Link>
                <OutOfForce userId={userId} />
              </span>
              <span>{t(loggedIn ? 'answeringGroup.agents.loggedIn' : 'answeringGroup.agents.loggedOut')}</span>
            </li>
          ))}
        </ul>
      </PanelSection>
      <ActivityLink entityId={group.id} />
    </>
  );
}
