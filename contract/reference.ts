/** What the API says about itself. */
import * as z from 'zod';
import { anybody, operation } from './operation.ts';

export const getOpenapi = operation({
  id: 'getOpenapi',
  service: 'reference',
  method: 'GET',
  path: '/openapi.json',
  summary: 'This API as OpenAPI 3.1',
  access: anybody,
  success: 200,
  reply: z.looseObject({ openapi: z.string() }),
  problems: [],
});

export const getDocs = operation({
  id: 'getDocs',
  service: 'reference',
  method: 'GET',
  path: '/docs',
  summary: 'This API as a page to read and try',
  access: anybody,
  success: 200,
  reply: z.string(),
  contentType: 'text/html; charset=utf-8',
  problems: [],
});

export const getHealth = operation({
  id: 'getHealth',
  service: 'reference',
  method: 'GET',
  path: '/health',
  summary: 'Whether the API answers',
  access: anybody,
  success: 200,
  reply: z.object({
    status: z.literal('ok'),
    /** Where people find the portal, as links in texts say it: `https://…` without a slash at the end. */
    portalOrigin: z.url(),
  }),
  problems: [],
});
