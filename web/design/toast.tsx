/** A short word about a thing that was done, or was not. */
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import i18next from 'i18next';
import classes from './toast.module.css';

/** What failed stays until it is closed. */
export function toast({ tone, title, text }: { tone: 'good' | 'bad'; title: string; text: string }): void {
  notifications.show({
    title,
    message: text,
    icon: tone === 'good' ? <IconCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />,
    autoClose: tone === 'good' ? 7000 : false,
    classNames: {
      root: classes.root ?? '',
      icon: (tone === 'good' ? classes.good : classes.bad) ?? '',
      title: classes.title ?? '',
      description: classes.text ?? '',
    },
    closeButtonProps: { 'aria-label': i18next.t('action.close') },
  });
}
