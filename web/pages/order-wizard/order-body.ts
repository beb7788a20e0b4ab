/** The order that the form of the wizard becomes. */
import type { Request } from '../../api/routes.ts';
import type { OrderFacts } from './order-facts.ts';
import { isMoving, needsAddonsAddress, needsOf, type OrderForm } from './order-form.ts';
import { portBody } from './port-form.ts';

/**
 * The order of a form that has no fault: see `why-not.ts`.
 * @param organization as it is known; a number that moves here needs it
 */
export function orderBody(
  form: OrderForm,
  { catalogue, organization, now }: Pick<OrderFacts, 'catalogue' | 'organization' | 'now'>,
  draftId: string,
): Request<'createSubscriptionOrder'>['body'] {
  const products = catalogue.products.map(({ code }) => code).filter((code) => form.products.includes(code));
  const needs = needsOf(catalogue, products);
  const lines = form.lines.map((line) => ({
    userId: line.userId,
    ...(needs.numberKind !== null && {
      number:
        line.isPorted && organization !== null
          ? { port: portBody(line.port, organization, now) }
          : { new: line.number },
    }),
    ...(needs.sim && {
      sim: line.simKind === 'card' ? { iccid: line.iccid.replaceAll(/[\s-]/gu, '') } : { shipTo: line.shipTo },
    }),
  }));
  const [first] = lines;
  return {
    products,
    // Where every number moves here, its hour is when it is active.
    ...(form.lines.some((line) => !isMoving(line, needs)) && { activatesOn: form.activatesOn }),
    catalogueVersion: catalogue.version,
    draftId,
    ...(needsAddonsAddress(needs, form.lines) && { addonsShipTo: form.addonsShipTo }),
    ...(lines.length === 1 ? first : { lines }),
  };
}
