/** One IVR menu, over the list: what it is now, what will happen, where its keys lead. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import type { IvrMenuReply } from '../../../contract/ivr-menus.ts';
import { menuKeys } from '../../../domain/ivr-menu.ts';
import { ActivityLink } from '../../activity/activity-link.tsx';
import { ReadNotice } from '../../design/notice.tsx';
import { together } from '../../design/reads.ts';
import { PanelActions, PanelFacts, PanelSection, SidePanel } from '../../design/side-panel.tsx';
import { DeleteTarget } from '../../targets/delete-target.tsx';
import { answeringGroupsQuery, ivrMenuQuery, ivrMenusQuery } from '../../data/schedule-queries.ts';
import { TargetSchedule } from '../../targets/target-schedule.tsx';
import { Phone } from '../../users/phone.tsx';
import { Listen } from '../../voice-messages/listen.tsx';
import { OutOfForce, UserName } from '../../users/user-name.tsx';
import classes from './ivr-menu-panel.module.css';

type KeyDestination = NonNullable<IvrMenuReply['keys'][(typeof menuKeys)[number]]>;

/** The panel of `/ivr-menus/:id`. */
export function IvrMenuPanel() {
  const { id = '' } = useParams();
  const menu = useQuery(ivrMenuQuery(id));
  return (
    <SidePanel path="/ivr-menus" id={id} query={menu} nameOf={({ name }) => name}>
      {(known) => <Content menu={known} />}
    </SidePanel>
  );
}

function Content({ menu }: { menu: IvrMenuReply }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const reads = together(useQuery(answeringGroupsQuery), useQuery(ivrMenusQuery));
  return (
    <>
      <PanelActions>
        <Button
          component={Link}
          to={`/ivr-menus/${menu.id}/edit${search}`}
          variant="default"
          leftSection={<IconPencil size={18} stroke={1.8} aria-hidden />}
        >
          {t('targets.ivr-menu.edit')}
        </Button>
        <DeleteTarget target={menu} />
      </PanelActions>
      <TargetSchedule target={menu} />
      <PanelSection title={t('ivrMenu.group.keys')}>
        <ReadNotice reads={reads} />
        <ul className={classes.keys}>
          {menuKeys.map((key) => {
            const destination = menu.keys[key];
            return (
              destination && (
                <li key={key}>
                  <kbd>{key}</kbd>
                  <Leads destination={destination} />
                </li>
              )
            );
          })}
        </ul>
      </PanelSection>
      <PanelFacts
        title={t('ivrMenu.group.about')}
        facts={[
          [t('ivrMenu.field.number.label'), menu.number !== null && <Phone number={menu.number} key="number" />],
          [
            t('ivrMenu.field.greetingMessageId.label'),
            menu.greetingMessageId !== null && <Listen messageId={menu.greetingMessageId} key="greeting" />,
          ],
          [
            t('hours.field.closedMessageId.label'),
            menu.closedMessageId !== null && <Listen messageId={menu.closedMessageId} key="closed" />,
          ],
        ]}
      />
      <ActivityLink entityId={menu.id} />
    </>
  );
}

/** The name of where a key leads. */
function Leads({ destination }: { destination: KeyDestination }) {
  const { t } = useTranslation();
  const groups = useQuery(answeringGroupsQuery).data ?? [];
  const menus = useQuery(ivrMenusQuery).data ?? [];
  if (destination.kind === 'number') return <Phone number={destination.number} />;
  if (destination.kind === 'message') return <Listen messageId={destination.id} />;
  if (destination.kind === 'user') {
    return (
      <span>
        <Link to={`/users/${destination.id}`}>
          <UserName userId={destination.id} />
        </Link>
        <OutOfForce userId={destination.id} />
      </span>
    );
  }
  const name = [...groups, ...menus].find(({ id }) => id === destination.id)?.name;
  return <Link to={`/${destination.kind}s/${destination.id}`}>{name ?? t(`ivrMenu.kind.${destination.kind}`)}</Link>;
}
