/** Which language the client speaks, and its texts. Swedish until somebody chooses English; the choice is remembered. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../domain/language.ts';
import type sv from './messages/sv.json';
import { deviceStorage } from './storage.ts';

const storageKey = 'mysoluno.language';

const isLanguage = (text: string | null): text is Language => text === 'sv' || text === 'en';

const load = async (language: Language): Promise<typeof sv> =>
  language === 'sv'
    ? (await import('./messages/sv.json')).default
    : // English has the same keys, though not the same literal texts.
      ((await import('./messages/en.json')).default satisfies Record<keyof typeof sv, unknown>);

/** Texts that some pages and dialogs need and the others do not wait for. */
const parts = {
  login: {
    sv: () => import('./messages/login.sv.json'),
    en: () => import('./messages/login.en.json'),
  },
  holidays: {
    sv: () => import('./messages/holidays.sv.json'),
    en: () => import('./messages/holidays.en.json'),
  },
  overview: {
    sv: () => import('./messages/overview.sv.json'),
    en: () => import('./messages/overview.en.json'),
  },
  subscriptions: {
    sv: () => import('./messages/subscriptions.sv.json'),
    en: () => import('./messages/subscriptions.en.json'),
  },
  'order-wizard': {
    sv: () => import('./messages/order-wizard.sv.json'),
    en: () => import('./messages/order-wizard.en.json'),
  },
  ports: {
    sv: () => import('./messages/ports.sv.json'),
    en: () => import('./messages/ports.en.json'),
  },
  'port-actions': {
    sv: () => import('./messages/port-actions.sv.json'),
    en: () => import('./messages/port-actions.en.json'),
  },
  'calendar-subscription': {
    sv: () => import('./messages/calendar-subscription.sv.json'),
    en: () => import('./messages/calendar-subscription.en.json'),
  },
} as const;
export type TextPart = keyof typeof parts;

const neededParts = new Set<TextPart>();

const addPart = async (part: TextPart, language: Language): Promise<void> => {
  i18next.addResourceBundle(language, 'translation', (await parts[part][language]()).default, true);
};

/** Loads a part of the texts, in the language of now and in those that are chosen later. Call before something is shown that has them. */
export async function loadTexts(part: TextPart): Promise<void> {
  neededParts.add(part);
  const language = currentLanguage();
  await addPart(part, language);
  // Somebody chose another language meanwhile.
  if (language !== currentLanguage()) await addPart(part, currentLanguage());
}

/** The language that was chosen on this device, if any. */
export const rememberedLanguage = (): Language | null => {
  const remembered = deviceStorage.get(storageKey);
  return isLanguage(remembered) ? remembered : null;
};

/** Loads the texts and begins to speak. Call once, before anything is rendered. */
export async function startLanguage(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await load(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Changes the language; `remember` when a person chose it, and not only their profile. */
export async function changeLanguage(language: Language, { remember }: { remember: boolean }): Promise<void> {
  if (remember) deviceStorage.set(storageKey, language);
  if (language === currentLanguage()) return;
  i18next.addResourceBundle(language, 'translation', await load(language), true);
  await Promise.all([...neededParts].map((part) => addPart(part, language)));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** What is spoken now. */
export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'sv');
