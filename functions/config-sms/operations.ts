/** The operations of the service `config-sms`, as its function serves them. */
import { exchangeConfiguration } from './exchange-configuration.ts';
import { listConfigSms } from './list-config-sms.ts';
import { redeemConfiguration } from './redeem-configuration.ts';
import { sendConfigSms } from './send-config-sms.ts';

export const operations = [sendConfigSms, listConfigSms, exchangeConfiguration, redeemConfiguration];
