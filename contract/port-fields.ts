/** The fields that orders of ports, port requests and their check share. */
import * as z from 'zod';
import { ownerKinds } from '../domain/port-request.ts';
import { isLocalDateTime, type LocalDateTime } from '../domain/time-zone.ts';
import { plainField, referenceTo, refuse, text } from './fields.ts';

/** A wished or confirmed hour, on the clock of Sweden. Whether a number can move then is judged by `domain/port-window.ts`. */
export const portStart = z
  .string()
  .transform((typed, context): LocalDateTime => {
    const plain = plainField(typed);
    if (isLocalDateTime(plain)) return plain;
    refuse(context, 'not-a-local-time');
    return z.NEVER;
  })
  .meta({ override: { type: 'string', example: '2026-12-29T10:00' } });

/** As people type it: what is wrong with it is said together with all else that is wrong with a port, by `domain/port-check.ts`. */
export const typed = (longest: number, example: string) => z.string().max(longest).meta({ example });

/** On whom a number is registered at the losing operator. */
export const currentOwner = z
  .strictObject({
    kind: z.enum(ownerKinds),
    identityNumber: typed(40, '556677-8899').meta({
      description: 'Organisation number, or personal identity number. Never in a reply: see maskedIdentityNumber',
    }),
    name: text(100),
  })
  .meta({ id: 'CurrentOwner' });

/** An hour in replies. */
export const localTime = z.string().meta({ example: '2026-12-29T10:00' });

/** The number of an order that moves here. */
export const portChoice = z
  .strictObject({
    number: typed(40, '070-174 06 05'),
    requestedStart: portStart,
    currentOwner,
    documentId: referenceTo('doc').optional().meta({
      description: 'The power of attorney, when the number is registered on somebody else than the organisation',
    }),
  })
  .meta({ id: 'PortChoice' });
