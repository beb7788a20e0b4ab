// The executions of state machines, each on the drawing of its workflow. What people wrote goes in as text, never as HTML.

const words = {
  RUNNING: 'pågår',
  SUCCEEDED: 'klart',
  FAILED: 'misslyckades',
  TIMED_OUT: 'tog för lång tid',
  ABORTED: 'avbrutet',
};
const namespace = 'http://www.w3.org/2000/svg';
const cell = { width: 190, height: 64, box: 160, tall: 34 };

const drawings = fetch('/local/workflow-drawings').then((reply) => reply.json());

const svg = (name, attributes, ...children) => {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
};
const middle = ({ row, column }) => ({
  x: column * cell.width + cell.width / 2,
  y: row * cell.height + cell.height / 2,
});

function draw({ states, ways }, { state, visited }) {
  const at = new Map(states.map((each) => [each.name, middle(each)]));
  const lines = ways.map(({ from, to, isCaught }) => {
    const [a, b] = [at.get(from), at.get(to)];
    return svg('line', {
      x1: a.x,
      y1: a.y,
      x2: b.x,
      y2: b.y,
      stroke: 'currentColor',
      'stroke-opacity': isCaught ? 0.15 : 0.4,
      'stroke-dasharray': isCaught ? '4 4' : '',
    });
  });
  const boxes = states.map(({ name, comment, ...place }) => {
    const { x, y } = middle(place);
    const isNow = name === state;
    const box = svg('rect', {
      x: x - cell.box / 2,
      y: y - cell.tall / 2,
      width: cell.box,
      height: cell.tall,
      rx: 8,
      fill: isNow ? '#c2410c' : visited.includes(name) ? '#fdba74' : '#f5f5f4',
      stroke: 'currentColor',
    });
    const label = svg('text', {
      x,
      y: y + 4,
      'text-anchor': 'middle',
      'font-size': 12,
      fill: isNow ? '#fff' : '#1c1917',
    });
    label.textContent = name;
    const title = svg('title', {});
    title.textContent = comment ?? name;
    return svg('g', {}, box, label, title);
  });
  const width = cell.width * (1 + Math.max(...states.map(({ column }) => column)));
  const height = cell.height * (1 + Math.max(...states.map(({ row }) => row)));
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `Steget nu: ${state}` },
    ...lines,
    ...boxes,
  );
}

export const panel = ({ element, short, call }) => ({
  path: '/workflows',
  title: 'Arbetsflöden',
  hint: 'Varje försök att flytta ett nummer är en körning. Det mörka steget är där den är nu, de ljusa har den varit i.',
  empty: 'Inget arbetsflöde än. Beställ ett abonnemang med ett nummer som flyttas hit.',
  item: (workflow) => {
    const { name, status, state, waitsFor, since, machine, error } = workflow;
    const picture = element('div', {});
    const details = element('details', {}, element('summary', { textContent: 'Visa på ritningen' }), picture);
    details.addEventListener('toggle', async () => {
      const drawing = (await drawings).find((each) => each.name === machine);
      if (drawing) picture.replaceChildren(draw(drawing, workflow));
    });
    const again = element('button', { type: 'button', textContent: 'Kör om' });
    again.addEventListener('click', () => call('POST', `/workflows/${name}/redrive`));
    return element(
      'li',
      {},
      element('strong', { textContent: name }),
      element('span', {
        className: 'when',
        textContent: ` · ${words[status]} · ${state} · ${short.format(new Date(since))}`,
      }),
      ...(waitsFor === null ? [] : [element('p', { textContent: waitsFor })]),
      ...(error === null ? [] : [element('p', { textContent: error }), again]),
      details,
    );
  },
});
