/** The steps of the order wizard: which there are, and which of them a field is in. */
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import type { ClientCode } from '../../api/api-problem.ts';
import { needsOf, type OrderField } from './order-form.ts';

export const allSteps = ['contents', 'users', 'numbers', 'sim', 'date', 'summary'] as const;
export type Step = (typeof allSteps)[number];

/** Those that apply to the products, in their order. */
export function stepsOf(catalogue: Catalogue, products: readonly string[]): readonly Step[] {
  const needs = needsOf(catalogue, products);
  return allSteps.filter((step) => {
    if (step === 'numbers') return needs.numberKind !== null;
    return step !== 'sim' || needs.sim || needs.addonSims.length > 0;
  });
}

export const isStep = (text: string | null): text is Step => allSteps.some((step) => step === text);

/** Where a field is filled in. */
export function stepOfField(field: OrderField): Step {
  if (field === 'products') return 'contents';
  if (field === 'activatesOn') return 'date';
  if (field.endsWith('.userId')) return 'users';
  return field.endsWith('.number') ? 'numbers' : 'sim';
}

/** Where a problem is mended that names no field; null: in no step. */
export const stepOfProblem = (code: ClientCode): Step | null =>
  code in stepsOfProblems ? stepsOfProblems[code as keyof typeof stepsOfProblems] : null;

const stepsOfProblems = {
  'number-not-available': 'numbers',
  'number-taken': 'numbers',
  'sim-card-taken': 'sim',
  'user-deactivated': 'users',
  'catalogue-changed': 'summary',
} as const satisfies Partial<Record<ClientCode, Step>>;
