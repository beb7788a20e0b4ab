/** Onboarding: the operator lets a customer in. */
import * as z from 'zod';
import { domainName, email } from './addresses.ts';
import { text } from './fields.ts';
import { organizationNumber } from './identity-number.ts';
import { operation, operatorMachine } from './operation.ts';
import { organization } from './organization.ts';
import { timeZone } from './time-zone.ts';
import { mobileNumber } from './phone-number.ts';
import { user } from './users.ts';

export const putOrganization = operation({
  id: 'putOrganization',
  service: 'onboarding',
  method: 'PUT',
  path: '/organizations/{domain}',
  summary: 'Onboard an organisation with its first administrator; repeating it changes nothing',
  access: operatorMachine('operator.write'),
  params: z.object({ domain: domainName }),
  body: z
    .strictObject({
      name: text(128),
      organizationNumber,
      timeZone: timeZone.default('Europe/Stockholm'),
      firstAdministrator: z.strictObject({
        firstName: text(128),
        lastName: text(128),
        email,
        mobile: mobileNumber,
      }),
    })
    .meta({ id: 'NewOrganization' }),
  success: 201,
  unchanged: 200,
  reply: z
    .object({ organization, administrator: user, initialPassword: z.string().nullable() })
    .meta({ id: 'OnboardedOrganization' }),
  problems: ['number-not-available'],
});
