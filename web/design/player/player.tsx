/** Plays a sound: one at a time in the whole portal. */
import { Loader, UnstyledButton } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '../use-telling.ts';
import classes from './player.module.css';
import { tellLength, tellMinutes } from './tell-minutes.ts';
import { usePlayer, type ReadAddress } from './use-player.ts';

/**
 * `label` is what the sound is called. `seconds`: its length, null when that is not known before it is played. `read` returns an address
 * to play from; it is called again when that address is good no longer. `field`: what the sound is chosen in, which names its button too.
 * `isCompact`: in a row of a list, without the position.
 */
export function Player(props: {
  label: string;
  seconds: number | null;
  read: ReadAddress;
  field?: string;
  isCompact?: boolean;
  isFirst?: boolean;
}) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const { label, isCompact = false } = props;
  const player = usePlayer(props.read);
  const { phase, position } = player;
  const seconds = props.seconds ?? player.seconds ?? 0;
  const isActive = phase === 'playing' || phase === 'loading';
  const Icon = isActive ? IconPlayerPauseFilled : IconPlayerPlayFilled;
  const press = t(isActive ? 'player.pause' : 'player.play', { label });
  const shown = Math.min(position, seconds);
  return (
    <div className={classes.player} data-compact={isCompact}>
      <UnstyledButton
        type="button"
        className={classes.button ?? ''}
        aria-label={props.field === undefined ? press : t('field.button', { field: props.field, button: press })}
        title={t(isActive ? 'player.pauseShort' : 'player.playShort')}
        data-autofocus={props.isFirst}
        autoFocus={props.isFirst ?? false}
        onClick={(event) => {
          event.stopPropagation();
          player.toggle();
        }}
      >
        {phase === 'loading' ? (
          <Loader size={18} color="currentColor" />
        ) : (
          <Icon size={isCompact ? 16 : 20} aria-hidden />
        )}
      </UnstyledButton>
      {!isCompact && (
        <input
          className={classes.position}
          type="range"
          min={0}
          max={Math.max(seconds, 0.1)}
          step={0.1}
          value={shown}
          aria-label={t('player.position', { label })}
          aria-valuetext={t('player.positionOf', {
            position: tellLength(Math.floor(shown), language),
            length: tellLength(seconds, language),
          })}
          onChange={({ currentTarget }) => player.seek(Number(currentTarget.value))}
        />
      )}
      <span className={classes.time}>
        {isCompact && phase === 'idle'
          ? tellMinutes(seconds)
          : `${tellMinutes(Math.floor(shown))} / ${tellMinutes(seconds)}`}
      </span>
      {phase === 'failed' && (
        <span className={classes.failed} role="alert">
          {t('player.failed')}
        </span>
      )}
    </div>
  );
}
