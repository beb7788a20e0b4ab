// What the warehouse has sent, on the console. What people wrote goes in as text, never as HTML.

const states = { waiting: 'ska skickas', sent: 'skickat', rejected: 'avvisat av portalen' };

export const panel = ({ element, short }) => ({
  path: '/shipments',
  title: 'Lagret',
  empty: 'Inga SIM-kort än. De som beställs med en adress skickas härifrån.',
  item: ({ orderId, product, iccid, requestedAt, state }) =>
    element(
      'li',
      {},
      element('strong', { textContent: iccid }),
      element('span', {
        className: 'when',
        textContent: ` · ${product} · ${states[state]} · ${short.format(new Date(requestedAt))}`,
      }),
      element('p', { textContent: orderId }),
    ),
});
