import { conflictMessage } from '../../contract/conflict-messages.ts';
import { conflictsOf } from '../../domain/catalogue/conflicts.ts';
import { currentCatalogue } from '../../domain/catalogue/current-catalogue.ts';
import type { FieldError } from '../../domain/domain-error.ts';
import type { Language } from '../../domain/language.ts';

/** An error for each conflict between products, with its sentence; none: they can be in one subscription. */
export const incompatibleProducts = (products: readonly string[], language: Language): readonly FieldError[] =>
  conflictsOf(currentCatalogue, products).map((conflict) => ({
    field: 'products',
    code: 'incompatible-products',
    values: { reason: conflictMessage(currentCatalogue, conflict, language) },
  }));
