// The log of the event bus, on the console.

export const panel = ({ element, short }) => ({
  path: '/events',
  title: 'Händelsebussen',
  empty: 'Inga händelser än.',
  isWide: true,
  item: ({ type, at, detail }) =>
    element(
      'li',
      {},
      element(
        'details',
        {},
        element(
          'summary',
          {},
          element('strong', { textContent: type }),
          element('span', { className: 'when', textContent: ` · ${short.format(new Date(at))}` }),
        ),
        element('pre', { textContent: JSON.stringify(detail, null, 2) }),
      ),
    ),
});
