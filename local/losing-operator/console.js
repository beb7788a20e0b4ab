// The desk of the losing operator, on the console. What people wrote goes in as text, never as HTML.

const modes = { accept: 'godkänner', reject: 'avvisar', silent: 'svarar inte', manual: 'svarar för hand' };
const kinds = { accepted: 'godkänd', rejected: 'avvisad', completed: 'flyttad', failed: 'misslyckad' };
const outcomes = {
  waiting: 'skickas',
  taken: 'mottagen av portalen',
  refused: 'avvisad av portalen: den passar inte där begäran är nu',
  'given-up': 'kom inte fram till portalen',
};
const reasons = {
  'wrong-identity-number': 'fel person- eller organisationsnummer',
  'wrong-name-or-address': 'fel namn eller adress',
  'number-not-on-subscriber': 'numret hör inte till kunden',
  'series-cannot-be-split': 'numret ingår i en serie',
  'prepaid-unregistered': 'oregistrerat kontantkort',
  'wrong-configuration': 'tjänst som måste avslutas',
  other: 'annat',
};

/** A telephone number as Swedes write it, for mobile numbers. */
const spoken = (number) => number.replace(/^\+46(\d{2})(\d{3})(\d{2})(\d{2})$/, '0$1-$2 $3 $4');

export const panel = ({ element, short, call, act }) => {
  const button = (textContent, about, press) => {
    const made = element('button', { type: 'button', textContent, ariaLabel: `${textContent} ${about}` });
    made.addEventListener('click', press);
    return made;
  };
  const reasonChoice = (ariaLabel) =>
    element(
      'select',
      { ariaLabel },
      ...Object.entries(reasons).map(([value, textContent]) => element('option', { value, textContent })),
    );

  // How it answers by itself. It is read again each time, since the API can change it too.
  const radios = Object.keys(modes).map((value) => element('input', { type: 'radio', name: 'losing-operator', value }));
  const reason = reasonChoice('Skäl när operatören avvisar');
  const delay = element('input', { type: 'number', min: '0', max: '7776000', ariaLabel: 'Sekunder till svaret' });
  const reasonPart = element('label', { className: 'choice' }, 'därför att', reason);
  let settings = null;
  function showSettings(current) {
    settings = current;
    for (const radio of radios) radio.checked = radio.value === current.mode;
    reason.value = current.reasonCode;
    if (document.activeElement !== delay) delay.value = String(current.delaySeconds);
    reasonPart.hidden = current.mode !== 'reject';
  }
  const setUp = (change) =>
    act(
      async () => showSettings(await call('POST', '/losing-operator', { ...settings, ...change })),
      'Gäller från nästa begäran.',
    );
  for (const radio of radios) radio.addEventListener('change', () => setUp({ mode: radio.value }));
  reason.addEventListener('change', () => setUp({ reasonCode: reason.value }));
  delay.addEventListener('change', () => setUp({ delaySeconds: Number(delay.value) }));

  function answers({ id, number }) {
    const about = spoken(number);
    const answer = (body) =>
      act(() => call('POST', `/port-cases/${id}/answers`, body), `${about}: svaret ”${kinds[body.kind]}” är på väg.`);
    const because = reasonChoice(`Skäl att avvisa ${about}`);
    const owner = element('p', {});
    const show = button('Visa ägaren', about, () =>
      act(async () => {
        const { kind, name, identityNumber } = await call('GET', `/port-cases/${id}/owner`);
        owner.textContent = `${name} · ${kind === 'person' ? 'person' : 'företag'} · ${identityNumber}`;
      }, ''),
    );
    return [
      element(
        'div',
        { className: 'row' },
        button('Godkänn', about, () => answer({ kind: 'accepted' })),
        show,
      ),
      element(
        'div',
        { className: 'row' },
        button('Avvisa', about, () => answer({ kind: 'rejected', reasonCode: because.value })),
        because,
      ),
      element(
        'div',
        { className: 'row' },
        button('Flyttad', about, () => answer({ kind: 'completed' })),
        button('Misslyckades', about, () => answer({ kind: 'failed' })),
      ),
      owner,
    ];
  }

  return {
    path: '/port-cases',
    title: 'Avlämnande operatör',
    hint: 'Hit kommer begäran om nummer som ska flyttas till oss. Välj hur de besvaras, eller svara för hand på var och en.',
    empty: 'Ingen begäran än. Beställ ett abonnemang med ett nummer som flyttas hit.',
    controls: () => [
      element(
        'fieldset',
        {},
        element('legend', { textContent: 'Operatören' }),
        ...Object.values(modes).map((says, place) => element('label', { className: 'choice' }, radios[place], says)),
        reasonPart,
        element('label', { className: 'choice' }, 'efter', delay, 'sekunder'),
      ),
    ],
    follow: () => call('GET', '/losing-operator').then(showSettings, () => {}),
    item: (portCase) => {
      const { number, attempt, requestedStart, receivedAt, isOver } = portCase;
      return element(
        'li',
        {},
        element('strong', { textContent: spoken(number) }),
        element('span', {
          className: 'when',
          textContent: ` · försök ${attempt} · önskas ${requestedStart.replace('T', ' ')} · kom ${short.format(new Date(receivedAt))}`,
        }),
        ...portCase.answers
          .filter(({ outcome }) => !isOver || outcome !== 'waiting')
          .map(({ answer, outcome, at }) =>
            element('p', {
              className: outcome === 'refused' || outcome === 'given-up' ? 'refused' : '',
              textContent: `${kinds[answer.kind]}${answer.reasonCode === undefined ? '' : `, ${reasons[answer.reasonCode]}`} · ${outcomes[outcome]}${outcome === 'waiting' ? ` ${short.format(new Date(at))}` : ''}`,
            }),
          ),
        ...(isOver
          ? [element('p', { className: 'when', textContent: 'Avbokad, eller ersatt av ett nytt försök.' })]
          : answers(portCase)),
      );
    },
  };
};
