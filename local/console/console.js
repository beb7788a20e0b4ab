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

/** A telephone number as Swedes write it, for the mobile numbers that texts go to. */
const spoken = (number) => number.replace(/^\+46(\d{2})(\d{3})(\d{2})(\d{2})$/, '0$1-$2 $3 $4');

/** The text with its link made one that can be followed. */
function linked(text) {
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  if (!link) return [text];
  const [before, after] = [text.slice(0, text.indexOf(link)), text.slice(text.indexOf(link) + link.length)];
  return [before, element('a', { href: link, target: '_blank', rel: 'noopener', textContent: link }), after];
}

const shown = new Map();
/** Draws a list anew only when it has changed, so that an opened event stays open. */
function draw(id, items, toElement) {
  const drawn = JSON.stringify(items);
  if (shown.get(id) === drawn) return;
  shown.set(id, drawn);
  byId(id).replaceChildren(...items.map(toElement));
  const count = byId(`${id}-count`);
  if (count) count.textContent = items.length > 0 ? String(items.length) : '';
}

const smsCard = ({ to, text, senderId, sentAt }) =>
  element(
    'li',
    {},
    element('strong', { textContent: spoken(to) }),
    element('span', {
      className: 'when',
      textContent: ` · från ${senderId ?? 'okänd'} · ${short.format(new Date(sentAt))}`,
    }),
    element('p', {}, ...linked(text)),
  );

const bellCard = ({ name, at, target }) =>
  element(
    'li',
    {},
    element('strong', { textContent: short.format(new Date(at)) }),
    element('span', { className: 'when', textContent: ` · ${target}` }),
    element('p', {}, element('code', { textContent: name })),
  );

const eventLine = ({ type, at, detail }) =>
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
  );

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

async function refresh() {
  const [{ now }, bells, sms, events, faults] = await Promise.all(
    ['/clock', '/bells', '/sms', '/events', '/faults'].map((path) => call('GET', path)),
  );
  aheadMilliseconds = Date.parse(now) - Date.now();
  drawClock();
  draw('bells', bells, bellCard);
  draw('sms', sms, smsCard);
  draw('events', events, eventLine);
  draw('faults', faults, faultLine);
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

drawCredentials(await call('GET', '/credentials'));
await refresh();
setInterval(drawClock, 1000);
setInterval(() => void refresh().catch(() => (byId('offset').textContent = 'Det lokala molnet svarar inte.')), 2000);
