/** The steps of the order wizard: which there are, and which of them a field is in. */
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import type { ClientCode } from '../../api/api-problem.ts';
import { isMoving, needsOf, type OrderField, type OrderForm } from './order-form.ts';

export const allSteps = ['contents', 'users', 'numbers', 'sim', 'port', 'date', 'summary'] as const;
export type Step = (typeof allSteps)[number];

/** Those that apply to the products and to how each user gets a number, in their order. */
export function stepsOf(
  catalogue: Catalogue,
  { products, lines }: Pick<OrderForm, 'products' | 'lines'>,
): readonly Step[] {
  const needs = needsOf(catalogue, products);
  const moving = lines.filter((line) => isMoving(line, needs)).length;
  const applies: Partial<Record<Step, boolean>> = {
    numbers: needs.numberKind !== null,
    sim: needs.sim || needs.addonSims.length > 0,
    port: moving > 0,
    date: moving === 0 || moving < lines.length,
  };
  return allSteps.filter((step) => applies[step] ?? true);
}

export const isStep = (text: string | null): text is Step => allSteps.some((step) => step === text);

/** Where a field is filled in. */
export function stepOfField(field: OrderField): Step {
  if (field === 'products') return 'contents';
  if (field === 'activatesOn') return 'date';
  if (field.endsWith('.userId')) return 'users';
  if (field.endsWith('.number')) return 'numbers';
  return field.includes('.port.') ? 'port' : 'sim';
}

/** Where a problem is mended that names no field; null: in no step. */
export const stepOfProblem = (code: ClientCode): Step | null =>
  code in stepsOfProblems ? stepsOfProblems[code as keyof typeof stepsOfProblems] : null;

const stepsOfProblems = {
  'number-not-available': 'numbers',
  'number-taken': 'numbers',
  'not-ready': 'port',
  'sim-card-taken': 'sim',
  'user-deactivated': 'users',
  'catalogue-changed': 'summary',
} as const satisfies Partial<Record<ClientCode, Step>>;
