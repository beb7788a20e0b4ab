/** What axe-core says of the dialog in front. */
import axe from 'axe-core';
import { expect, onTestFinished } from 'vitest';

/** Finds nothing, in neither theme. */
export async function expectAccessibleDialog(): Promise<void> {
  const { dataset } = document.documentElement;
  onTestFinished(() => void (dataset.mantineColorScheme = 'light'));
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  if (dialog === undefined) throw new Error('no dialog is open');
  for (const theme of ['light', 'dark']) {
    dataset.mantineColorScheme = theme;
    const { violations } = await axe.run(dialog);
    expect(violations.map(({ id, nodes }) => [theme, id, nodes.map(({ html }) => html)])).toEqual([]);
  }
}
