// The executions of state machines on the drawing of their workflow. What people wrote goes in as text, never as HTML.

const words = {
  RUNNING: 'pågår',
  SUCCEEDED: 'klart',
  FAILED: 'misslyckades',
  TIMED_OUT: 'tog för lång tid',
  ABORTED: 'avbrutet',
};
const namespace = 'http://www.w3.org/2000/svg';
const cell = { width: 232, height: 46, box: 184, tall: 32 };

const svg = (name, attributes, ...children) => {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
};
const text = (content, attributes) => {
  const made = svg('text', attributes);
  made.textContent = content;
  return made;
};
const middle = ({ row, column }) => ({
  x: column * cell.width + cell.box / 2 + 2,
  y: row * cell.height + cell.height / 2,
});

/** From the side of one box to the side of another one, which is in a later column or below it. */
function line(from, to) {
  if (to.x === from.x) return `M ${from.x} ${from.y + cell.tall / 2} L ${to.x} ${to.y - cell.tall / 2}`;
  const [x1, x2] = [from.x + cell.box / 2, to.x - cell.box / 2];
  return `M ${x1} ${from.y} C ${x1 + 28} ${from.y}, ${x2 - 28} ${to.y}, ${x2} ${to.y}`;
}

/** `here`: how many executions are at a state. `shown`: the execution whose way is marked; null: none. */
function draw({ states, ways }, here, shown) {
  const at = new Map(states.map((each) => [each.name, middle(each)]));
  const isTaken = ({ from, to }) => shown !== null && shown.visited.includes(from) && shown.visited.includes(to);
  // Ways back are a sign in the box: as lines they would run through all the others.
  const back = ways.filter(({ from, to }) => at.get(to).x < at.get(from).x);
  const isBack = (name) => back.some(({ from }) => from === name);
  const forth = ways.filter((way) => !back.includes(way));
  const lines = forth.map((way) =>
    svg('path', {
      d: line(at.get(way.from), at.get(way.to)),
      class: ['way', way.isCaught ? 'caught' : '', isTaken(way) ? 'taken' : ''].join(' '),
    }),
  );
  const boxes = states.map(({ name, comment, ...place }) => {
    const { x, y } = middle(place);
    const isNow = name === shown?.state;
    const title = svg('title', {});
    const leads = back.filter(({ from }) => from === name).map(({ to }) => to);
    title.textContent = [comment ?? name, ...leads.map((to) => `Går tillbaka till ${to}.`)].join(' ');
    const count = here.get(name) ?? 0;
    return svg(
      'g',
      { class: isNow ? 'state now' : shown?.visited.includes(name) ? 'state visited' : 'state' },
      svg('rect', { x: x - cell.box / 2, y: y - cell.tall / 2, width: cell.box, height: cell.tall, rx: 8 }),
      text(isBack(name) ? `${name} ↩` : name, { x, y: y + 4.5, 'text-anchor': 'middle' }),
      ...(count === 0
        ? []
        : [
            svg('circle', { cx: x + cell.box / 2 - 4, cy: y - cell.tall / 2 + 2, r: 9, class: 'many' }),
            text(count, { x: x + cell.box / 2 - 4, y: y - cell.tall / 2 + 6, 'text-anchor': 'middle', class: 'many' }),
          ]),
      title,
    );
  });
  const width = cell.width * Math.max(...states.map(({ column }) => column)) + cell.box + 16;
  const height = cell.height * (1 + Math.max(...states.map(({ row }) => row)));
  const label = shown === null ? 'Arbetsflödet' : `${shown.name}: ${words[shown.status]}, i ${shown.state}`;
  return svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label }, ...lines, ...boxes);
}

export const panel = ({ element, short, call, act }) => {
  const drawings = call('GET', '/workflow-drawings');
  const pictures = element('div', { className: 'drawings' });
  let workflows = [];
  /** The name of the execution whose way is marked; before somebody chooses, the newest. */
  let chosen = null;

  async function redraw() {
    const shown = workflows.find(({ name }) => name === chosen) ?? workflows[0] ?? null;
    const used = (await drawings).filter(({ name }) => workflows.some(({ machine }) => machine === name));
    const drawn = used.map((drawing) => {
      const here = new Map();
      for (const { machine, state, status } of workflows)
        if (machine === drawing.name && status === 'RUNNING') here.set(state, (here.get(state) ?? 0) + 1);
      // It is wider than a phone: who has no pointer scrolls it by the arrow keys.
      const frame = element('div', { className: 'drawing', tabIndex: 0, role: 'region', ariaLabel: drawing.name });
      frame.append(draw(drawing, here, shown?.machine === drawing.name ? shown : null));
      return frame;
    });
    pictures.replaceChildren(...drawn);
    for (const frame of drawn) {
      const now = frame.querySelector('.now rect')?.getBoundingClientRect();
      if (now) frame.scrollLeft = now.left + now.width / 2 - frame.getBoundingClientRect().left - frame.clientWidth / 2;
    }
    for (const button of document.querySelectorAll('[data-execution]'))
      button.setAttribute('aria-pressed', String(button.dataset.execution === shown?.name));
  }

  const waits = (waitsFor) => {
    const until = /\d{4}-\S+Z/.exec(waitsFor)?.[0];
    const what = waitsFor.startsWith('task token')
      ? 'Väntar på besked'
      : waitsFor === 'function'
        ? 'Arbetar'
        : 'Väntar';
    return until === undefined ? what : `${what}, längst till ${short.format(new Date(until))}`;
  };

  return {
    path: '/workflows',
    title: 'Arbetsflöden',
    hint: 'Varje försök att flytta ett nummer är en körning. Siffrorna är så många som är i ett steg nu. Den valda körningen är i det mörka steget och har varit i de ljusa; ↩ går tillbaka.',
    empty: 'Inget arbetsflöde än. Beställ ett abonnemang med ett nummer som flyttas hit.',
    isWide: true,
    controls: () => [pictures],
    follow: (items, hasChanged) => {
      if (!hasChanged) return;
      workflows = items;
      void redraw();
    },
    item: ({ name, status, state, waitsFor, since, error }) => {
      const show = element('button', {
        type: 'button',
        textContent: 'Visa vägen',
        ariaLabel: `Visa vägen för ${name}`,
      });
      show.dataset.execution = name;
      show.addEventListener('click', () => {
        chosen = name;
        void redraw();
      });
      const again = element('button', { type: 'button', textContent: 'Kör om', ariaLabel: `Kör om ${name}` });
      again.addEventListener('click', () =>
        act(() => call('POST', `/workflows/${name}/redrive`), `${name} kör igen, där den stannade.`),
      );
      return element(
        'li',
        { className: 'execution' },
        element('div', { className: 'row' }, show, ...(error === null ? [] : [again])),
        element(
          'div',
          {},
          element('strong', { textContent: name }),
          element('span', {
            className: 'when',
            textContent: ` · ${words[status]} · ${state} · ${short.format(new Date(since))}`,
          }),
          ...(waitsFor === null ? [] : [element('p', { textContent: waits(waitsFor) })]),
          ...(error === null ? [] : [element('p', { className: 'refused', textContent: error })]),
        ),
      );
    },
  };
};
