/** The frame of the pages before the portal: the sign, one card, the choice of language. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../design/brand-mark.tsx';
import type { Elements } from '../../design/elements.ts';
import { PageTitle } from '../../design/page.tsx';
import { changeLanguage, currentLanguage } from '../../language.ts';
import classes from './entrance.module.css';

/** A card in the middle of the page. */
export function Entrance({ title, lead, children }: { title: string; lead: string; children: Elements }) {
  const { t } = useTranslation();
  const other = currentLanguage() === 'sv' ? 'en' : 'sv';
  return (
    <div className={classes.entrance}>
      <PageTitle>{title}</PageTitle>
      <header className={classes.head}>
        <BrandMark />
        <span className={classes.product}>{t('app.name')}</span>
        <Button
          variant="subtle"
          color="gray"
          className={classes.language ?? ''}
          lang={other}
          onClick={() => void changeLanguage(other, { remember: true })}
        >
          {t(`language.${other}`)}
        </Button>
      </header>
      <main className={classes.card}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.lead}>{lead}</p>
        {children}
      </main>
    </div>
  );
}
