/** Makes every key of `t()` a checked one. */
import 'i18next';
import type calendarSubscription from './messages/calendar-subscription.sv.json';
import type login from './messages/login.sv.json';
import type holidays from './messages/holidays.sv.json';
import type overview from './messages/overview.sv.json';
import type portActions from './messages/port-actions.sv.json';
import type orderWizard from './messages/order-wizard.sv.json';
import type ports from './messages/ports.sv.json';
import type subscriptions from './messages/subscriptions.sv.json';
import type sv from './messages/sv.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    // The files of both languages have the same keys, which a test proves.
    resources: {
      translation: typeof sv &
        typeof login &
        typeof holidays &
        typeof overview &
        typeof subscriptions &
        typeof orderWizard &
        typeof ports &
        typeof portActions &
        typeof calendarSubscription;
    };
    returnNull: false;
  }
}
