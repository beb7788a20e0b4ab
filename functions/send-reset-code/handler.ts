/** Mails a code to each administrator who has forgotten the password. What fails comes again until the queue gives it up. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { openMail } from '../../adapters/mail.ts';
import { openTable } from '../../adapters/table/client.ts';
import { readSettings } from '../settings.ts';
import { worker } from '../stack.ts';
import { sendResetCodes } from './send-reset-code.ts';

const settings = readSettings('TABLE_NAME', 'PORTAL_ORIGIN', 'MAIL_SENDER', 'MAIL_CONFIGURATION_SET');
const dependencies = {
  table: openTable(settings.TABLE_NAME),
  mail: openMail({ sender: settings.MAIL_SENDER, configurationSet: settings.MAIL_CONFIGURATION_SET }),
  portalOrigin: settings.PORTAL_ORIGIN,
};

export const handler = worker(({ Records: records }: SQSEvent): Promise<SQSBatchResponse> =>
  sendResetCodes(dependencies, records),
);
