/** *Skicka till alla*: the configuration SMS to everybody who has not activated the app, with how far it has come and who got none. */
import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { UserSummary } from '../../../contract/users.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { Moment } from '../../design/moment.tsx';
import { toInstant } from '../../../domain/local-date.ts';
import { closeRound, stopRound, type Round } from '../../users/send-to-all.ts';
import { useSendToAll } from '../../users/use-send-to-all.ts';
import classes from './overview.module.css';

/** `people`: who can get one now; `users`: everybody, for their names. */
export function SendToAll({ people, users }: { people: readonly UserSummary[]; users: readonly UserSummary[] }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const { round, begin, goOn } = useSendToAll();
  if (round !== null) return <RoundNow round={round} users={users} onGoOn={goOn} />;
  if (people.length < 2) return null;
  return (
    <>
      <Button
        className={classes.toAll ?? ''}
        leftSection={<IconSend size={18} stroke={1.7} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('overview.toAll.button')}
      </Button>
      {isAsking && (
        <AskDialog
          title={t('overview.toAll.title', { count: people.length })}
          deed={t('overview.toAll.deed', { count: people.length })}
          isBusy={false}
          error={null}
          onDeed={() => {
            setAsking(false);
            begin(people.map(({ id }) => id));
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t('overview.toAll.lead')}</p>
          <p>{t('overview.toAll.replaces')}</p>
        </AskDialog>
      )}
    </>
  );
}

function RoundNow(props: { round: Round; users: readonly UserSummary[]; onGoOn: () => void }) {
  const { t } = useTranslation();
  const { round, users } = props;
  const all = round.userIds.length;
  const failed = Object.entries(round.outcomes).flatMap(([id, code]) => (code === null ? [] : [{ id, code }]));
  const tried = Object.keys(round.outcomes).length;
  const isGoing = round.phase === 'running' || round.phase === 'waiting';
  const nameOf = (id: string): string => {
    const user = users.find((each) => each.id === id);
    return user === undefined ? t('overview.toAll.somebody') : `${user.firstName} ${user.lastName}`;
  };
  return (
    <div className={classes.round}>
      <p className={classes.subtitle} id="round" role="status">
        {t(`overview.toAll.${round.phase}`, { sent: tried - failed.length, all })}
      </p>
      <progress className={classes.share} value={tried} max={all} aria-labelledby="round" />
      {round.phase === 'waiting' && round.until !== null && (
        <p className={`${classes.quiet} ${classes.inline}`}>
          <span>{t('overview.toAll.goesOn')}</span>
          <Moment at={toInstant(round.until)} isComing />
        </p>
      )}
      {round.phase === 'stopped' && round.reason !== null && (
        <p>{t(round.reason === 'texts-used-up' ? 'overview.toAll.usedUp' : 'overview.toAll.noAnswer')}</p>
      )}
      {failed.length > 0 && (
        <>
          <h3 className={classes.subtitle}>{t('overview.toAll.failed', { count: failed.length })}</h3>
          <ul className={`${classes.people} ${classes.calls}`}>
            {failed.map(({ id, code }) => (
              <li key={id}>
                <Link to={`/users/${id}`}>{nameOf(id)}</Link>
                <span className={classes.quiet}>{t(`overview.toAll.because.${becauseOf(code)}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={classes.roundActions}>
        {isGoing && (
          <Button variant="default" onClick={stopRound}>
            {t('overview.toAll.stop')}
          </Button>
        )}
        {round.phase === 'stopped' && <Button onClick={props.onGoOn}>{t('overview.toAll.goOn')}</Button>}
        {!isGoing && (
          <Button variant="default" onClick={closeRound}>
            {t('action.close')}
          </Button>
        )}
      </div>
      {isGoing && <p className={classes.quiet}>{t('overview.toAll.leave')}</p>}
    </div>
  );
}

/** Failures that a person can do something about; all others are one sentence. */
const reasons = ['too-many-texts', 'no-mobile-number', 'user-deactivated', 'not-found', 'failed', 'unknown'] as const;
const becauseOf = (code: string): (typeof reasons)[number] | 'other' =>
  reasons.find((each) => each === code) ?? 'other';
