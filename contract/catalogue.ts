/** What can be ordered, and what goes together. */
import * as z from 'zod';
import { currentCatalogue } from '../domain/catalogue/current-catalogue.ts';
import { refuse } from './fields.ts';
import { administrators, operation } from './operation.ts';

/** Codes of products, each once; no more than there are. */
export const productCodes = z
  .array(z.string().max(40).meta({ example: 'mobile-pbx' }))
  .max(currentCatalogue.products.length)
  .superRefine((codes, context) => {
    for (const [place, code] of codes.entries()) {
      if (!currentCatalogue.products.some((product) => product.code === code))
        refuse(context, 'unknown-reference', { path: [place] });
      else if (codes.indexOf(code) < place) refuse(context, 'doubled', { path: [place] });
    }
  });

const ore = z.int().min(0);
export const productsPrice = z
  .object({
    monthlyOre: ore.meta({ description: 'Öre per month, without VAT' }),
    oneOffOre: ore.meta({ description: 'Öre once, without VAT' }),
    bindingMonths: z.int().min(0).meta({ description: 'The longest binding of the products; 0: none' }),
  })
  .meta({ id: 'ProductsPrice' });

export const getCatalogue = operation({
  id: 'getCatalogue',
  service: 'subscriptions',
  method: 'GET',
  path: '/catalogue',
  summary: 'Base plans and add-ons with their prices, in the language of the request',
  access: administrators(),
  success: 200,
  reply: z
    .object({
      version: z.string().meta({ description: 'Another one for every change of a price or a rule' }),
      products: z.array(
        z.object({
          code: z.string(),
          kind: z.enum(['base', 'addon']),
          name: z.string(),
          text: z.string(),
          monthlyOre: ore.meta({ description: 'Öre per month, without VAT' }),
          oneOffOre: ore.meta({ description: 'Öre once, without VAT' }),
          bindingMonths: z.int().min(0),
          needsSim: z.boolean().meta({ description: 'Needs a SIM card of its own' }),
          numberKind: z.enum(['mobile', 'geographic']).nullable(),
        }),
      ),
    })
    .meta({ id: 'Catalogue' }),
  problems: [],
});

export const checkProducts = operation({
  id: 'checkProducts',
  service: 'subscriptions',
  method: 'POST',
  path: '/catalogue/check',
  summary: 'Whether products can be in one subscription, why not, and the nearest set that can; writes nothing',
  access: administrators(),
  body: z.strictObject({ products: productCodes }).meta({ id: 'ChosenProducts' }),
  success: 200,
  limit: null,
  reply: z
    .object({
      compatible: z.boolean(),
      price: productsPrice.meta({ description: 'Of the chosen products, whether they go together or not' }),
      conflicts: z.array(
        z.object({
          products: z.array(z.string()).meta({ description: 'The chosen products that the conflict is about' }),
          code: z.enum(['needs-base', 'requires', 'needs-mobile-number', 'excludes', 'at-most']),
          message: z.string(),
        }),
      ),
      suggestion: z.array(z.string()).meta({
        description: 'The nearest valid set: the fewest changes, then the lowest price. The chosen one if it is valid',
      }),
      suggestionPrice: productsPrice,
    })
    .meta({ id: 'ProductCheck' }),
  problems: [],
});
