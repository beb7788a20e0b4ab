/**
 * The page that the configuration SMS opens on a phone: `/c#<token>`. It explains and hands the token to the app when asked to;
 * it never uses the token itself. The token stays in the fragment, which browsers send to nobody.
 */
import { StrictMode, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../design/brand-mark.tsx';
import { startLanguage } from '../../language.ts';
import classes from './phone-page.module.css';

/** Speaks the phone's language, for nobody has chosen one here: English where the phone does not prefer Swedish. */
export async function showPhonePage(): Promise<void> {
  await startLanguage(/^(sv|nb|nn|no|da)\b/.test(navigator.language) ? 'sv' : 'en');
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <PhonePage />
    </StrictMode>,
  );
}

/** The token of the link, null when it is missing or cut short: 128 bits are at least 22 characters of base64url. */
const currentToken = (): string | null => /^#([A-Za-z0-9_-]{22,256})$/.exec(window.location.hash)?.[1] ?? null;

/** A second link opened in the same tab changes the fragment only. */
function onNewLink(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

const steps = ['install', 'open', 'done'] as const;

function PhonePage() {
  const { t } = useTranslation();
  const token = useSyncExternalStore(onNewLink, currentToken);
  return (
    <main className={classes.page}>
      <title>{`${t('phone.title')} – ${t('app.name')}`}</title>
      <p className={classes.brand}>
        <BrandMark size={36} />
        <span>{t('app.name')}</span>
      </p>
      {token === null ? (
        <>
          <h1>{t('phone.incomplete.title')}</h1>
          <p className={classes.lead}>{t('phone.incomplete.detail')}</p>
        </>
      ) : (
        <>
          <h1>{t('phone.title')}</h1>
          <p className={classes.lead}>{t('phone.lead')}</p>
          <ol className={classes.steps}>
            {steps.map((step) => (
              <li key={step}>
                <h2>{t(`phone.step.${step}.title`)}</h2>
                <p>{t(`phone.step.${step}.text`)}</p>
                {step === 'open' && (
                  <a className={classes.open} href={`mysoluno://configure#${token}`}>
                    {t('phone.open')}
                  </a>
                )}
              </li>
            ))}
          </ol>
          <p className={classes.small}>{t('phone.once')}</p>
          <p className={classes.small}>{t('phone.otherDevice')}</p>
        </>
      )}
    </main>
  );
}
