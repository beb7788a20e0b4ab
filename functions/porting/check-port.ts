import { getOrganization } from '../../adapters/table/organizations.ts';
import { findOtherOwner } from '../../adapters/table/number-holders.ts';
import { findPoolNumbers } from '../../adapters/table/pool-numbers.ts';
import { fieldMessages } from '../../contract/field-messages.ts';
import * as contract from '../../contract/port-check.ts';
import { portFix } from '../../contract/port-messages.ts';
import { fill } from '../../contract/problems.ts';
import type { FieldError } from '../../domain/domain-error.ts';
import { needsConsent, portableNumber, portOwner, startError } from '../../domain/port-check.ts';
import { earliestPortStart, portStartFault, portWindowSettings } from '../../domain/port-window.ts';
import { isLocalDateTime } from '../../domain/time-zone.ts';
import { implement } from '../request.ts';
import type { PortingDependencies } from './dependencies.ts';

/** Says what the losing operator would reject, while somebody types. */
export const checkPort = implement(
  contract.checkPort,
  async ({ organizationId, body, now, language }, { table }: PortingDependencies) => {
    const portable = portableNumber(body.number, 'number');
    const kind = 'kind' in portable ? portable.kind : null;
    const [organization, pool, otherOwner] = await Promise.all([
      getOrganization(table, organizationId),
      findPoolNumbers(table, 'number' in portable ? [portable.number] : []),
      'number' in portable && body.userId !== undefined
        ? findOtherOwner(table, organizationId, portable.number, body.userId)
        : null,
    ]);
    const [known] = pool.values();
    const owner = ownerOf(body.currentOwner, now);
    const errors = [
      ...('code' in portable ? [portable] : []),
      ...(known === undefined
        ? []
        : [
            {
              field: 'number',
              code:
                (known.organizationId ?? known.pool) === organizationId ? 'number-here-already' : 'cannot-move-here',
            } as const,
          ]),
      ...(known !== undefined || otherOwner === null
        ? []
        : [{ field: 'number', code: 'number-taken', values: { owner: otherOwner } } as const]),
      ...(owner !== null && 'code' in owner ? [owner] : []),
      ...startErrors(body.requestedStart, kind ?? 'mobile', now),
    ];
    return {
      portable: errors.length === 0,
      problems: errors.map(({ field, code, values = {} }: FieldError) => ({
        field,
        code,
        message: fill(fieldMessages[code][language], values),
        fix: portFix(code)[language],
      })),
      numberKind: kind,
      earliestStart: earliestPortStart(kind ?? 'mobile', now),
      timeZone: portWindowSettings.timeZone,
      needsConsent:
        owner === null || 'code' in owner ? null : needsConsent(owner.identityNumber, organization.organizationNumber),
    };
  },
);

type TypedOwner = Parameters<typeof portOwner>[0];

/** Null: no identity number is typed yet. A company, until another kind is chosen. */
function ownerOf(owner: Partial<TypedOwner> | undefined, now: number): ReturnType<typeof portOwner> | null {
  if (owner?.identityNumber === undefined) return null;
  const { kind = 'organization', identityNumber, name = '' } = owner;
  return portOwner({ kind, identityNumber, name }, 'currentOwner', now);
}

function startErrors(start: string | undefined, kind: 'mobile' | 'geographic', now: number): readonly FieldError[] {
  const field = 'requestedStart';
  if (start === undefined) return [];
  if (!isLocalDateTime(start)) return [{ field, code: 'not-a-local-time' }];
  const fault = portStartFault(start, kind, now);
  return fault === null ? [] : [startError(fault, field)];
}
