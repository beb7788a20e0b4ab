/** Makes every key of `t()` a checked one. */
import 'i18next';
import type { Messages } from './language.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Messages };
    returnNull: false;
  }
}
