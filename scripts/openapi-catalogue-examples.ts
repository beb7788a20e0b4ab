/** Examples of the catalogue, for the document. */
export const catalogueExamples = {
  getCatalogue: {
    reply: {
      version: '2026-12-01',
      products: [
        {
          code: 'mobile-pbx',
          kind: 'base' as const,
          name: 'Mobil med växel',
          text: 'Fria samtal och sms i Sverige, och mobilen som anknytning i växeln.',
          monthlyOre: 24_900,
          oneOffOre: 0,
          bindingMonths: 0,
          needsSim: true,
          numberKind: 'mobile' as const,
        },
      ],
    },
  },
  checkProducts: {
    body: { products: ['mobile-pbx', 'data-10', 'data-50'] },
    reply: {
      compatible: false,
      price: { monthlyOre: 54_700, oneOffOre: 0, bindingMonths: 0 },
      conflicts: [
        {
          products: ['data-10', 'data-50'],
          code: 'at-most' as const,
          message: 'Välj bara en av Surf 10 GB och Surf 50 GB.',
        },
      ],
      suggestion: ['mobile-pbx', 'data-10'],
      suggestionPrice: { monthlyOre: 34_800, oneOffOre: 0, bindingMonths: 0 },
    },
  },
};
