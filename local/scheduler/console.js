// The bells that are armed, on the console.

export const panel = ({ element, short }) => ({
  path: '/bells',
  title: 'Väckningar',
  hint: 'Då räknas det om vad som gäller i en organisation. De som klockan flyttas förbi kommer på vägen, var och en i sin tid.',
  empty: 'Ingen väckning är ställd.',
  item: ({ name, at, target }) =>
    element(
      'li',
      {},
      element('strong', { textContent: short.format(new Date(at)) }),
      element('span', { className: 'when', textContent: ` · ${target}` }),
      element('p', {}, element('code', { textContent: name })),
    ),
});
