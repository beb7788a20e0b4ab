/** A short word about a thing that was done, or was not; what can be undone carries the way back, what failed the way on. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import i18next from 'i18next';
import { asProblem, mayPass } from '../api/problem.ts';
import { areFailuresMuted } from './muted-failures.ts';
import classes from './toast.module.css';

/** A button in a toast, which closes it. */
interface Way {
  readonly label: string;
  readonly take: () => void;
}

/**
 * What failed stays until it is closed; what can be undone stays long enough to think. `way`: the button for what to do about it.
 * Shows no failure while they are muted.
 */
export function toast(told: {
  tone: 'good' | 'bad';
  title: string;
  text: string;
  undo?: (() => void) | undefined;
  way?: Way | undefined;
}): void {
  const id = crypto.randomUUID();
  const { tone, title, text, undo } = told;
  if (tone === 'bad' && areFailuresMuted()) return;
  const way = undo === undefined ? told.way : { label: i18next.t('action.undo'), take: undo };
  const icon = undo !== undefined && <IconArrowBackUp size={16} stroke={1.8} aria-hidden />;
  notifications.show({
    id,
    title,
    message:
      way === undefined ? (
        text
      ) : (
        <>
          <p>{text}</p>
          <Button
            variant="default"
            size="xs"
            mt={8}
            leftSection={icon}
            onClick={() => (notifications.hide(id), way.take())}
          >
            {way.label}
          </Button>
        </>
      ),
    icon: tone === 'good' ? <IconCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />,
    autoClose: tone === 'bad' ? false : undo === undefined ? 7000 : 20_000,
    classNames: {
      root: classes.root ?? '',
      icon: (tone === 'good' ? classes.good : classes.bad) ?? '',
      title: classes.title ?? '',
      description: classes.text ?? '',
    },
    closeButtonProps: { 'aria-label': i18next.t('action.close') },
  });
}

/** Says what went wrong where no form or list is left to say it. `again`: offered where the same may succeed another time. */
export function toastProblem(thrown: unknown, again?: () => void): void {
  const { title, detail } = asProblem(thrown);
  const way = again !== undefined && mayPass(thrown) ? { label: i18next.t('action.tryAgain'), take: again } : undefined;
  toast({ tone: 'bad', title, text: detail, way });
}

/** As {@link toastProblem}, when *Ångra* did not succeed: a change of somebody else's is not overwritten. */
export function toastNotUndone(thrown: unknown, again?: () => void): void {
  if (asProblem(thrown).code !== 'stale-version') toastProblem(thrown, again);
  else toast({ tone: 'bad', title: i18next.t('problem.notUndone.title'), text: i18next.t('problem.notUndone.detail') });
}
