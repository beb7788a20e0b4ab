// The mail box on the console. What people wrote goes in as text, never as HTML.

export const panel = ({ element, short }) => ({
  path: '/mail',
  title: 'Mejl',
  empty: 'Inga mejl än. De som portalen skickar hamnar här, och går inte ut till någon.',
  item: ({ to, subject, text, from, sentAt }) =>
    element(
      'li',
      {},
      element('strong', { textContent: subject }),
      element('span', {
        className: 'when',
        textContent: ` · till ${to} · från ${from} · ${short.format(new Date(sentAt))}`,
      }),
      ...text
        .split(/\n{2,}/)
        .filter(Boolean)
        .map((paragraph) =>
          /^https?:\/\/\S+$/.test(paragraph)
            ? element(
                'p',
                {},
                element('a', { href: paragraph, target: '_blank', rel: 'noopener', textContent: paragraph }),
              )
            : element('p', { textContent: paragraph }),
        ),
    ),
});
