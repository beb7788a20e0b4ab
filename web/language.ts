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

/** Texts that some pages need and the others do not wait for. English has the same keys, though not the same literal texts. */
const parts = {
  subscriptions: {
    sv: async (): Promise<object> => (await import('./messages/subscriptions.sv.json')).default,
    en: async (): Promise<object> => (await import('./messages/subscriptions.en.json')).default,
  },
  orderWizard: {
    sv: async (): Promise<object> => (await import('./messages/order-wizard.sv.json')).default,
    en: async (): Promise<object> => (await import('./messages/order-wizard.en.json')).default,
  },
  ports: {
    sv: async (): Promise<object> => (await import('./messages/ports.sv.json')).default,
    en: async (): Promise<object> => (await import('./messages/ports.en.json')).default,
  },
  portActions: {
    sv: async (): Promise<object> => (await import('./messages/port-actions.sv.json')).default,
    en: async (): Promise<object> => (await import('./messages/port-actions.en.json')).default,
  },
} as const satisfies Readonly<Record<string, Record<Language, () => Promise<object>>>>;
type Part = keyof typeof parts;

const partsNeeded = new Set<Part>();

const addPart = async (part: Part, language: Language): Promise<void> => {
  i18next.addResourceBundle(language, 'translation', await parts[part][language](), true);
};

async function loadPart(part: Part): Promise<void> {
  partsNeeded.add(part);
  const language = currentLanguage();
  await addPart(part, language);
  // Somebody chose another language meanwhile.
  if (language !== currentLanguage()) await addPart(part, currentLanguage());
}

/** Loads the texts about subscriptions, in the language of now and in those that are chosen later. Call before a page is shown that has them. */
export const loadSubscriptionTexts = (): Promise<void> => loadPart('subscriptions');

/** The texts about ports, as {@link loadSubscriptionTexts}. */
export const loadPortTexts = (): Promise<void> => loadPart('ports');

/** What can be done with a port, and what has happened to it, as {@link loadSubscriptionTexts}. */
export const loadPortActionTexts = (): Promise<void> => loadPart('portActions');

/** The same of the texts of the order wizard alone. */
export const loadOrderWizardTexts = (): Promise<void> => loadPart('orderWizard');

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
  await Promise.all([...partsNeeded].map((part) => addPart(part, language)));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** What is spoken now. */
export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'sv');
