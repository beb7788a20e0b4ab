// The inbox of texts on the console. What people wrote goes in as text, never as HTML.

export const panel = ({ element, short }) => ({
  path: '/sms',
  title: 'Sms',
  empty: 'Inga sms än. De som portalen skickar hamnar här, och går inte ut till någon.',
  item: ({ to, text, senderId, sentAt }) =>
    element(
      'li',
      {},
      element('strong', { textContent: spoken(to) }),
      element('span', {
        className: 'when',
        textContent: ` · från ${senderId ?? 'okänd'} · ${short.format(new Date(sentAt))}`,
      }),
      element('p', {}, ...linked(text, element)),
    ),
});

/** A telephone number as Swedes write it, for the mobile numbers that texts go to. */
const spoken = (number) => number.replace(/^\+46(\d{2})(\d{3})(\d{2})(\d{2})$/, '0$1-$2 $3 $4');

/** The text with its link made one that can be followed. */
function linked(text, element) {
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  if (!link) return [text];
  const [before, after] = [text.slice(0, text.indexOf(link)), text.slice(text.indexOf(link) + link.length)];
  return [before, element('a', { href: link, target: '_blank', rel: 'noopener', textContent: link }), after];
}
