/** What the steps of the order wizard need to know besides the form, read as the form asks for it. */
import { useQueries, useQuery } from '@tanstack/react-query';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { asProblem } from '../../api/problem.ts';
import { availableNumbersQuery, numberSuggestionsQuery } from '../../data/number-queries.ts';
import { userQuery } from '../../data/user-queries.ts';
import { together, type Reads } from '../../design/reads.ts';
import { useTelling, useToday } from '../../design/use-telling.ts';
import { needsOf, type OrderForm } from './order-form.ts';
import type { KnownUser, OrderFacts } from './order-facts.ts';
import { usePortFacts } from './use-port-facts.ts';

/** What is offered in place of typing. */
export interface NumberOffers {
  readonly inRow: readonly string[] | null;
  readonly easy: readonly string[];
  readonly near: readonly string[];
  readonly all: readonly string[];
  readonly reads: Reads;
}

/** The facts, with the numbers that are offered; `isChoosingNumbers`: they are needed on the screen. */
export function useOrderFacts(
  form: OrderForm,
  catalogue: Catalogue,
  lostNumbers: readonly string[],
  isChoosingNumbers: boolean,
): { readonly facts: OrderFacts; readonly offers: NumberOffers } {
  const { language } = useTelling();
  const today = useToday();
  const ports = usePortFacts(form, catalogue);
  const offers = useNumberOffers(form, catalogue, isChoosingNumbers);
  const ids = form.lines.map(({ userId }) => userId);
  const read = useQueries({ queries: ids.map(userQuery) });
  const users = new Map<string, KnownUser | null>();
  for (const [place, { data, error }] of read.entries()) {
    const id = ids[place] ?? '';
    if (error !== null && asProblem(error).status === 404) users.set(id, null);
    else if (data !== undefined) users.set(id, { name: `${data.firstName} ${data.lastName}`, status: data.status });
  }
  const facts: OrderFacts = {
    ...ports,
    catalogue,
    users,
    lostNumbers,
    freeNumbers: [...new Set([...(offers.inRow ?? []), ...offers.near, ...offers.easy, ...offers.all])],
    addresses: (ports.organization?.invoiceAddresses ?? [])
      .filter(({ archived }) => !archived)
      .map(({ name, street, postalCode, city }) => ({ name, street, postalCode, city })),
    today,
    language,
  };
  return { facts, offers };
}

function useNumberOffers(form: OrderForm, catalogue: Catalogue, isEnabled: boolean): NumberOffers {
  const { numberKind } = needsOf(catalogue, form.products);
  const [first] = form.lines;
  const enabled = isEnabled && numberKind !== null && first !== undefined;
  const kind = numberKind ?? 'mobile';
  const count = Math.max(1, form.lines.length);
  const suggestions = useQuery({ ...numberSuggestionsQuery(kind, count, first?.userId ?? ''), enabled });
  const available = useQuery({ ...availableNumbersQuery(kind), enabled });
  return {
    inRow: suggestions.data?.inRow ?? null,
    easy: suggestions.data?.easy ?? [],
    near: suggestions.data?.near ?? [],
    all: available.data?.map(({ number }) => number) ?? [],
    reads: together(suggestions, available),
  };
}
