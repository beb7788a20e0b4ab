// The console page: shows what the control plane tells, and steers it. Everything of other people's goes in as text, never as HTML.

const byId = (id) => document.getElementById(id);

/** Makes an element with its children; a string becomes text. */
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

async function call(method, path, body) {
  const response = await fetch(`/local${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const reply = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Error(reply?.detail ?? `Konsolen fick svaret ${response.status}.`);
  return reply;
}

const sentence = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'full',
  timeStyle: 'medium',
  timeZone: 'Europe/Stockholm',
});
const short = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/Stockholm',
});

const shown = new Map();
/** Draws anew only what has changed of a list, and returns whether anything has; what somebody has opened, chosen or is about to press stays so. */
function draw(id, items, toElement) {
  const drawn = JSON.stringify(items);
  if (shown.get(id)?.drawn === drawn) return false;
  const before = shown.get(id)?.elements ?? new Map();
  const elements = new Map();
  const list = items.map((item, place) => {
    const text = JSON.stringify(item);
    const key = [item.id, item.attempt, item.name].join(' ').trim() || `${items.length - place}`;
    const known = before.get(key);
    const made = known?.text === text ? known.made : toElement(item);
    elements.set(key, { text, made });
    return [known?.made, made];
  });
  const focused = list.map(([old, made]) => (old === undefined || old === made ? null : carryOver(old, made)));
  byId(id).replaceChildren(...list.map(([, made]) => made));
  focused.find((each) => each !== null)?.focus();
  shown.set(id, { drawn, elements });
  const count = byId(`${id}-count`);
  if (count) count.textContent = items.length > 0 ? String(items.length) : '';
  return true;
}

/** Returns what has the focus in the new element when something had it in the old one; else null. */
function carryOver(old, made) {
  const parts = 'details, select, input, button, summary, a';
  const [from, to] = [[...old.querySelectorAll(parts)], [...made.querySelectorAll(parts)]];
  if (from.length !== to.length) return null;
  for (const [place, part] of from.entries()) {
    if (part.tagName === 'DETAILS') to[place].open = part.open;
    if (part.tagName === 'SELECT') to[place].value = part.value;
  }
  return to[from.indexOf(document.activeElement)] ?? null;
}

const faultLine = ({ service, operation, kind, left }) =>
  element('li', {
    textContent: `${service}${operation ? ` ${operation}` : ''}: ${kind}, ${left} ${left === 1 ? 'gång' : 'gånger'} kvar`,
  });

const loginRow = (label) => (login) =>
  element(
    'tr',
    {},
    element('td', { textContent: label }),
    element('td', {}, element('code', { textContent: login.username })),
    element('td', {}, element('code', { textContent: login.password })),
  );

function drawCredentials({ organizations, machines }) {
  const parts = organizations.flatMap(({ name, domain, administrators, users }) => [
    element('h3', {}, name, ' ', element('code', { textContent: domain })),
    element(
      'table',
      {},
      element('tbody', {}, ...administrators.map(loginRow('Administratör')), ...users.map(loginRow('Användare'))),
    ),
  ]);
  const machineRows = machines.map(({ name, clientId, clientSecret, scopes }) =>
    element(
      'li',
      {},
      element(
        'details',
        {},
        element('summary', { textContent: `${name}: ${scopes.join(', ')}` }),
        element('pre', { textContent: `client_id      ${clientId}\nclient_secret  ${clientSecret}` }),
      ),
    ),
  );
  byId('credentials').replaceChildren(
    ...parts,
    element('h3', { textContent: 'Maskiner' }),
    element('ul', {}, ...machineRows),
  );
}

let aheadMilliseconds = 0;
function drawClock() {
  byId('now').textContent = sentence.format(new Date(Date.now() + aheadMilliseconds));
  const days = Math.round(aheadMilliseconds / 86_400_000);
  const hours = Math.round(aheadMilliseconds / 3_600_000);
  const ahead =
    Math.abs(days) >= 2
      ? `${days} dygn`
      : Math.abs(hours) >= 2
        ? `${hours} timmar`
        : `${Math.round(aheadMilliseconds / 60_000)} minuter`;
  byId('offset').textContent =
    Math.abs(aheadMilliseconds) < 30_000 ? 'Samma tid som i verkligheten (Stockholm).' : `Före verkligheten: ${ahead}.`;
}

/**
 * The section of a service: its module in `local/<service>/console.js` exports `panel`, which gets `element`, `short` (a moment in
 * few words), `call` and `act` (does something and says in the section how it went), and returns `path` (of the control plane, a list),
 * `title`, maybe a `hint`, what it says when `empty`, how each `item` is drawn, whether it is `isWide`, maybe `controls` above the list,
 * and `follow`, which gets the list each time it was read, and whether it has changed.
 */
function addPanel({ name, title, hint, empty, isWide, controls = () => [] }) {
  const section = element(
    'section',
    { className: isWide ? 'wide' : '' },
    element('h2', { id: `${name}-title` }, `${title} `, element('span', { id: `${name}-count`, className: 'count' })),
    ...(hint ? [element('p', { className: 'hint', textContent: hint })] : []),
    ...controls(),
    element('p', { id: `${name}-message`, className: 'message', role: 'status' }),
    element('ol', { id: name, className: isWide ? 'lines' : 'cards' }),
    element('p', { className: 'empty', textContent: empty }),
  );
  section.setAttribute('aria-labelledby', `${name}-title`);
  if (isWide) document.querySelector('main').append(section);
  else byId('login').before(section);
}

/** What services show, once they are known. */
let panels = [];

async function refresh() {
  const [{ now }, faults, ...lists] = await Promise.all(
    ['/clock', '/faults', ...panels.map(({ path }) => path)].map((path) => call('GET', path)),
  );
  aheadMilliseconds = Date.parse(now) - Date.now();
  drawClock();
  draw('faults', faults, faultLine);
  for (const [place, { name, item, follow }] of panels.entries())
    follow?.(lists[place], draw(name, lists[place], item));
}

/** Does something, says how it went at `message`, and shows what became of it. */
async function act(message, doing, done) {
  const place = byId(message);
  place.className = 'message';
  place.textContent = 'Ett ögonblick …';
  try {
    await doing();
    place.textContent = done;
  } catch (error) {
    place.classList.add('refused');
    place.textContent = error.message;
  }
  await refresh();
}

const moveClock = (move) => act('clock-message', () => call('POST', '/clock', move), 'Klockan är flyttad.');

/** Next Christmas Eve at midnight in Stockholm, which is one hour ahead of UTC in December. */
function christmasEve() {
  const now = new Date(Date.now() + aheadMilliseconds);
  const thisYear = Date.UTC(now.getUTCFullYear(), 11, 23, 23);
  return new Date(now.getTime() < thisYear ? thisYear : Date.UTC(now.getUTCFullYear() + 1, 11, 23, 23)).toISOString();
}

byId('presets').addEventListener('click', ({ target }) => {
  const { advance, preset } = target.dataset;
  if (advance) void moveClock({ advanceSeconds: Number(advance) });
  if (preset) void moveClock({ now: christmasEve() });
});
byId('clock-form').addEventListener('submit', (event) => {
  event.preventDefault();
  void moveClock({ now: new Date(byId('moment').value).toISOString() });
});
byId('fault-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const operation = byId('fault-operation').value.trim();
  const fault = {
    service: byId('fault-service').value,
    kind: byId('fault-kind').value,
    times: Number(byId('fault-times').value),
    ...(operation && { operation }),
  };
  void act('fault-message', () => call('POST', '/faults', fault), 'Begärt.');
});
byId('faults-off').addEventListener(
  'click',
  () => void act('fault-message', () => call('DELETE', '/faults'), 'Inga fel begärda.'),
);
byId('reset').addEventListener('click', () => {
  if (!confirm('Återställ allt till hur det var från början? Användare, sms och händelser som tillkommit försvinner.'))
    return;
  void act('clock-message', () => call('POST', '/reset'), 'Allt är som från början.');
});

// Below the listeners: without services, as after a reset that failed, the page still has its reset.
const services = await call('GET', '/services');
panels = await Promise.all(
  services
    .filter(({ panel }) => panel !== null)
    .map(async ({ name, panel }) => {
      const actHere = (doing, done) => act(`${name}-message`, doing, done);
      return { name, ...(await import(panel)).panel({ element, short, call, act: actHere }) };
    }),
);
for (const panel of panels) addPanel(panel);
byId('fault-service').replaceChildren(
  ...services
    .filter(({ faults }) => faults.length > 0)
    .map(({ name, title }) => element('option', { value: name, textContent: `${title} (${name})` })),
);

drawCredentials(await call('GET', '/credentials'));
await refresh();
setInterval(drawClock, 1000);
setInterval(() => void refresh().catch(() => (byId('offset').textContent = 'Det lokala molnet svarar inte.')), 2000);
