/** What axe-core says of the dialog in front, or of all that is shown. */
import axe from 'axe-core';
import { expect, onTestFinished } from 'vitest';

/** Finds nothing, in neither theme. */
export async function expectAccessibleDialog(): Promise<void> {
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  if (dialog === undefined) throw new Error('no dialog is open');
  await expectNothingFound(dialog);
}

/** Of a part of the portal without a page: what is a page's own does not count. */
export const expectAccessible = (): Promise<void> =>
  expectNothingFound(document.body, { region: { enabled: false }, 'page-has-heading-one': { enabled: false } });

/** Of a whole page. */
export const expectAccessiblePage = (): Promise<void> => expectNothingFound(document.body);

async function expectNothingFound(root: Element, rules: axe.RuleObject = {}): Promise<void> {
  const { dataset } = document.documentElement;
  onTestFinished(() => void (dataset.mantineColorScheme = 'light'));
  for (const theme of ['light', 'dark']) {
    dataset.mantineColorScheme = theme;
    const { violations } = await axe.run(root, { rules });
    expect(violations.map(({ id, nodes }) => [theme, id, nodes.map(({ html }) => html)])).toEqual([]);
  }
}
