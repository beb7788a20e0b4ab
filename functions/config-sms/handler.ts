/** The configuration SMS: send and list for administrators, exchange and redeem for the app. */
import { openSms } from '../../adapters/sms.ts';
import { openTable } from '../../adapters/table/client.ts';
import { authoritySettings, openAuthority } from '../authority-powers.ts';
import { service } from '../handle.ts';
import { readSettings } from '../settings.ts';
import { operations } from './operations.ts';
import { readTextLimits } from '../shared/text-limits.ts';

const settings = readSettings(
  ...authoritySettings,
  'PORTAL_ORIGIN',
  'SMS_SENDER_ID',
  'TEXT_LIMITS',
  'SIP_REALM',
  'SIP_REGISTRAR',
);
const table = openTable(settings.TABLE_NAME);

export const handler = service(
  {
    table,
    authority: openAuthority(table, settings),
    sms: openSms(settings.SMS_SENDER_ID),
    textLimits: readTextLimits(settings.TEXT_LIMITS),
    portalOrigin: settings.PORTAL_ORIGIN,
    sip: { realm: settings.SIP_REALM, registrar: settings.SIP_REGISTRAR },
  },
  operations,
);
