/** The administrator's own menu: language, light or dark, log out. */
import { Menu, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconChevronUp, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../domain/user.ts';
import { Initials } from '../design/initials.tsx';
import { changeLanguage, currentLanguage } from '../language.ts';
import { logOut } from '../session/session.ts';
import { useSession } from '../session/use-session.ts';
import classes from './user-menu.module.css';

const schemes = ['light', 'dark', 'auto'] as const satisfies readonly MantineColorScheme[];

/** A button with the person's name that opens the menu. */
export function UserMenu() {
  const { t } = useTranslation();
  const { user } = useSession();
  // Without keepTransitions Mantine writes a <style> element, which a strict content security policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const name = `${user.firstName} ${user.lastName}`;
  const chosen = (is: boolean) => (is ? <IconCheck size={16} aria-hidden /> : <span className={classes.unchosen} />);
  return (
    <Menu position="top-start" width={228} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes.button ?? ''} aria-label={t('account.menu', { name })}>
          <Initials of={user} />
          <span className={classes.name}>{name}</span>
          <IconChevronUp size={16} aria-hidden className={classes.chevron} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('account.language')}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            leftSection={chosen(language === currentLanguage())}
            onClick={() => void changeLanguage(language, { remember: true })}
          >
            {t(`language.${language}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('account.theme')}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item key={scheme} leftSection={chosen(scheme === colorScheme)} onClick={() => setColorScheme(scheme)}>
            {t(`theme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void logOut()}>
          {t('account.logOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
