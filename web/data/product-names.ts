/** Products of which only codes are known: their names. */
import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { Language } from '../../domain/language.ts';
import { localeOf } from '../design/time.ts';
import { useTelling } from '../design/use-telling.ts';
import { catalogueQuery } from './catalogue-query.ts';

/** Names of products: of one, and of several on one line. A product that is not sold any more is called by its code. */
interface ProductNames {
  readonly nameOf: (code: string) => string;
  readonly namesOf: (codes: readonly string[]) => string;
}

/** In the language of the reader; until they are read, three dots. `isNeeded` false: nothing is read. */
export function useProductNames({ isNeeded = true }: { isNeeded?: boolean } = {}): ProductNames {
  const { language } = useTelling();
  const catalogue = useQuery({ ...catalogueQuery(language), enabled: isNeeded });
  const nameOf = (code: string): string =>
    catalogue.data?.products.find((product) => product.code === code)?.name ?? (catalogue.isPending ? '…' : code);
  const list = new Intl.ListFormat(localeOf(language), { type: 'unit', style: 'short' });
  return { nameOf, namesOf: (codes) => list.format(codes.map(nameOf)) };
}

/** The same once, for a file, by codes. @throws ApiProblem when they could not be read */
export async function readProductNames(
  client: QueryClient,
  codes: readonly string[],
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const { products } = await client.fetchQuery(catalogueQuery(language));
  return new Map(products.map(({ code, name }) => [code, name]));
}
