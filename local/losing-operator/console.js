// The desk of the losing operator, on the console. What people wrote goes in as text, never as HTML.

const modes = { accept: 'godkänner', reject: 'avvisar', silent: 'svarar inte', manual: 'svarar för hand' };
const kinds = { accepted: 'godkänd', rejected: 'avvisad', completed: 'klar', failed: 'misslyckad' };
const outcomes = {
  waiting: 'ska skickas',
  taken: 'mottagen',
  refused: 'avvisad av portalen',
  'given-up': 'kom inte fram',
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

export const panel = ({ element, short, call }) => {
  const button = (textContent, act) => {
    const made = element('button', { type: 'button', textContent });
    made.addEventListener('click', act);
    return made;
  };
  const answer = (id, body) => call('POST', `/port-cases/${id}/answers`, body);
  return {
    path: '/port-cases',
    title: 'Avlämnande operatör',
    hint: 'Hit kommer begäran om nummer som ska flyttas till oss. Hur de besvaras väljs med POST /local/losing-operator, eller för hand här.',
    empty: 'Ingen begäran än. Beställ ett abonnemang med ett nummer som flyttas hit.',
    item: ({ id, number, attempt, requestedStart, receivedAt, answers, isOver }) => {
      const reason = element(
        'select',
        { ariaLabel: 'Skäl att avvisa' },
        ...Object.entries(reasons).map(([value, textContent]) => element('option', { value, textContent })),
      );
      const owner = element('p', {});
      const show = button('Visa ägaren', async () => {
        const { kind, name, identityNumber } = await call('GET', `/port-cases/${id}/owner`);
        owner.textContent = `${name} · ${kind === 'person' ? 'person' : 'företag'} · ${identityNumber}`;
      });
      return element(
        'li',
        {},
        element('strong', { textContent: number }),
        element('span', {
          className: 'when',
          textContent: ` · försök ${attempt} · önskas ${requestedStart.replace('T', ' ')} · kom ${short.format(new Date(receivedAt))}`,
        }),
        ...answers.map((sent) =>
          element('p', { textContent: `${kinds[sent.answer.kind]}: ${outcomes[sent.outcome]}` }),
        ),
        ...(isOver
          ? [element('p', { textContent: 'Avslutad.' })]
          : [
              element(
                'p',
                {},
                button('Godkänn', () => answer(id, { kind: 'accepted' })),
                button('Avvisa', () => answer(id, { kind: 'rejected', reasonCode: reason.value })),
                reason,
                button('Klar', () => answer(id, { kind: 'completed' })),
                button('Misslyckad', () => answer(id, { kind: 'failed' })),
                show,
              ),
              owner,
            ]),
      );
    },
    controls: () =>
      Object.entries(modes).map(([mode, words]) =>
        button(`Operatören ${words}`, () => call('POST', '/losing-operator', { mode })),
      ),
  };
};
