/** The head of every page of the portal: its name for people, for the browser's tab and for who listens instead of looks. */
import { useTranslation } from 'react-i18next';
import type { Elements } from './elements.ts';
import classes from './page.module.css';

/** A page. `toolbar` is between the heading and the content; `aside` right of the heading, in sight all the time if sticky. */
export function Page(props: {
  title: string;
  lead?: string;
  toolbar?: Elements;
  aside?: Elements;
  isHeadSticky?: boolean;
  children: Elements;
}) {
  return (
    <div className={classes.page}>
      <PageTitle>{props.title}</PageTitle>
      <header className={classes.head} data-sticky={props.isHeadSticky}>
        <div>
          <h1 className={classes.title}>{props.title}</h1>
          {props.lead !== undefined && <p className={classes.lead}>{props.lead}</p>}
        </div>
        {props.aside}
      </header>
      {props.toolbar !== undefined && <div className={classes.toolbar}>{props.toolbar}</div>}
      {props.children}
    </div>
  );
}

/** The name in the browser's tab. */
export function PageTitle({ children }: { children: string }) {
  const { t } = useTranslation();
  return <title>{`${children} – ${t('app.name')}`}</title>;
}
