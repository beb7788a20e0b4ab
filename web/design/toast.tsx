/** A short word about a thing that was done, or was not; what can be undone carries the way back. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import i18next from 'i18next';
import { asProblem } from '../api/problem.ts';
import { sessionState } from '../session/session.ts';
import classes from './toast.module.css';

/**
 * What failed stays until it is closed; what can be undone stays long enough to think. To whoever is out by now the login page
 * says why, and what failed for that reason is not told beside it.
 */
export function toast(told: {
  tone: 'good' | 'bad';
  title: string;
  text: string;
  undo?: (() => void) | undefined;
}): void {
  const id = crypto.randomUUID();
  const { tone, title, text, undo } = told;
  if (tone === 'bad' && sessionState().phase === 'out') return;
  notifications.show({
    id,
    title,
    message: undo === undefined ? text : <Undoable text={text} onUndo={() => (notifications.hide(id), undo())} />,
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

/** Says what went wrong where no form or list is left to say it. */
export function toastProblem(thrown: unknown): void {
  const { title, detail } = asProblem(thrown);
  toast({ tone: 'bad', title, text: detail });
}

const Undoable = ({ text, onUndo }: { text: string; onUndo: () => void }) => (
  <>
    <p>{text}</p>
    <Button
      variant="default"
      size="xs"
      mt={8}
      leftSection={<IconArrowBackUp size={16} stroke={1.8} aria-hidden />}
      onClick={onUndo}
    >
      {i18next.t('action.undo')}
    </Button>
  </>
);
