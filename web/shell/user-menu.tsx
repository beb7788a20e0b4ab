/** The administrator's own menu: language, light or dark, the organisation's settings, log out. */
import { UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconBuilding, IconCheck, IconChevronUp, IconLogout } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { languages, type Language } from '../../domain/language.ts';
import type { Elements } from '../design/elements.ts';
import { Initials } from '../design/initials.tsx';
import { changeLanguage, currentLanguage } from '../language.ts';
import { logOut } from '../session/session.ts';
import { useSession } from '../session/use-session.ts';
import classes from './user-menu.module.css';

const schemes = ['light', 'dark', 'auto'] as const satisfies readonly MantineColorScheme[];

/** A button with the person's name that opens the menu. The browser closes it by Escape or a click beside it. */
export function UserMenu() {
  const { t } = useTranslation();
  const { user } = useSession();
  const id = useId();
  // Without keepTransitions Mantine writes a <style> element, which a strict content security policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <>
      <UnstyledButton className={classes.button ?? ''} popoverTarget={id}>
        <Initials of={user} />
        <span className={classes.name}>{`${user.firstName} ${user.lastName}`}</span>
        <IconChevronUp size={16} aria-hidden className={classes.chevron} />
      </UnstyledButton>
      <div className={classes.menu} popover="auto" id={id}>
        <Choices title={t('account.language')}>
          {languages.map((language) => (
            <Choice
              key={language}
              language={language}
              isChosen={language === currentLanguage()}
              onChoose={() => void changeLanguage(language, { remember: true })}
            >
              {t(`language.${language}`)}
            </Choice>
          ))}
        </Choices>
        <Choices title={t('account.theme')}>
          {schemes.map((scheme) => (
            <Choice key={scheme} isChosen={scheme === colorScheme} onChoose={() => setColorScheme(scheme)}>
              {t(`theme.${scheme}`)}
            </Choice>
          ))}
        </Choices>
        <Link className={classes.item} to="/organization" onClick={() => document.getElementById(id)?.hidePopover()}>
          <IconBuilding size={18} stroke={1.7} aria-hidden />
          <span>{t('organization.title')}</span>
        </Link>
        <UnstyledButton className={classes.item ?? ''} onClick={() => void logOut()}>
          <IconLogout size={18} stroke={1.7} aria-hidden />
          <span>{t('account.logOut')}</span>
        </UnstyledButton>
      </div>
    </>
  );
}

function Choices({ title, children }: { title: string; children: Elements }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={classes.group}>
      <p id={id} className={classes.title}>
        {title}
      </p>
      {children}
    </div>
  );
}

const Choice = (props: { language?: Language; isChosen: boolean; onChoose: () => void; children: string }) => (
  <UnstyledButton className={classes.item ?? ''} aria-pressed={props.isChosen} onClick={props.onChoose}>
    <IconCheck size={18} stroke={1.9} aria-hidden className={classes.check} />
    <span lang={props.language}>{props.children}</span>
  </UnstyledButton>
);
