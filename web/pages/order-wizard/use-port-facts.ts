/** What the order wizard knows of the numbers that move here, read as far as the form has any. */
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { portableNumber } from '../../../domain/port-check.ts';
import { onServerClock, serverNow } from '../../api/server-clock.ts';
import { organizationQuery } from '../../data/organization-query.ts';
import { documentQuery, portNumberQuery, portWindowsQuery } from '../../data/port-queries.ts';
import { todayInSweden } from '../../ports/start.ts';
import { numberCheckKey, type NumberCheck, type PortFacts } from './order-facts.ts';
import { isMoving, needsOf, type OrderForm } from './order-form.ts';

/** Nothing is asked while somebody types. */
export const pauseMilliseconds = 400;

export function usePortFacts(form: OrderForm, catalogue: Catalogue): PortFacts {
  const organization = useQuery(organizationQuery);
  const needs = needsOf(catalogue, form.products);
  const moving = form.lines.filter((line) => isMoving(line, needs));
  const today = useSyncExternalStore(onServerClock, todayInSweden);
  const windows = useQuery({
    ...portWindowsQuery(needs.numberKind ?? 'mobile', today),
    enabled: moving.length > 0,
  });

  const typed = moving.flatMap((line) => {
    const port = portableNumber(line.port.number, 'number');
    return 'number' in port ? [{ key: numberCheckKey(line), number: port.number, userId: line.userId }] : [];
  });
  const [settled] = useDebouncedValue(typed.map(({ key }) => key).join('\n'), pauseMilliseconds);
  const isSettled = (key: string): boolean => settled.split('\n').includes(key);
  const checks = useQueries({
    queries: typed.map(({ key, number, userId }) => ({ ...portNumberQuery(number, userId), enabled: isSettled(key) })),
  });
  const numberChecks = new Map<string, NumberCheck>();
  for (const [place, { data, isError }] of checks.entries()) {
    const key = typed[place]?.key ?? '';
    if (data !== undefined) {
      const problem = data.problems.find(({ field }) => field === 'number');
      numberChecks.set(key, { problem: problem === undefined ? null : `${problem.message} ${problem.fix}` });
    } else if (!isError) numberChecks.set(key, 'checking');
  }

  const ids = [...new Set(moving.map(({ port }) => port.documentId).filter((id) => id !== ''))];
  const read = useQueries({ queries: ids.map((id) => documentQuery(id)) });
  return {
    organization: organization.data ?? null,
    windows: windows.data,
    numberChecks,
    documents: new Map(read.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data.status] as const]))),
    now: serverNow(),
  };
}
