/** The picker: suggestions by keyboard and mouse, in forms and in dialogs. */
import { MantineProvider } from '@mantine/core';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react/pure';
import '../../web/design/base.css';
import { Dialog } from '../../web/design/dialog.tsx';
import '../../web/design/mantine.css';
import { Picker } from '../../web/design/picker.tsx';
import { theme } from '../../web/design/theme.ts';

const cities = ['Arboga', 'Borås', 'Eslöv', 'Falun', 'Gävle', 'Kalmar', 'Luleå', 'Malmö', 'Nora', 'Åhus'];
const field = page.getByRole('combobox', { name: 'Ort' });
const value = page.getByTestId('value');
const options = () => page.getByRole('option');

function Field(props: { isStale?: boolean }) {
  const [typed, setTyped] = useState('');
  const [city, setCity] = useState('');
  return (
    <>
      <Picker
        label="Ort"
        value={city}
        suggestions={cities
          .filter((each) => each.toLowerCase().includes(typed.toLowerCase()))
          .map((each) => ({ id: each, text: each }))}
        nothing="Ingen ort"
        onType={setTyped}
        onPick={({ id }) => setCity(id)}
        {...props}
      />
      <p data-testid="value">{city}</p>
    </>
  );
}

const show = (element = <Field />) =>
  render(
    <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false}>
      {element}
    </MantineProvider>,
  );

/** What a screen reader is at. */
const named = () => {
  const id = field.element().getAttribute('aria-activedescendant');
  return id === null ? null : document.getElementById(id)?.textContent;
};

beforeEach(() => page.viewport(1280, 800));
afterEach(cleanup);

describe('the picker', () => {
  it('names the first suggestion at once, and goes up and down without turning round', async () => {
    await show();
    await field.click();
    await expect.poll(named).toBe('Arboga');
    await userEvent.keyboard('{ArrowUp}');
    await expect.poll(named).toBe('Arboga');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.poll(named).toBe('Eslöv');
    await field.fill('l');
    await expect.poll(named).toBe('Eslöv');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(value).toHaveTextContent('Falun');
    await expect.element(field).toHaveAttribute('aria-expanded', 'false');
    await expect.element(field).toHaveFocus();
  });

  it('shows the suggestion that is selected, far down in the list', async () => {
    await show();
    await field.click();
    await userEvent.keyboard('{ArrowDown}'.repeat(12));
    await expect.poll(named).toBe('Åhus');
    await expect.element(page.getByRole('option', { name: 'Åhus' })).toBeInViewport({ ratio: 0.9 });
  });

  it('opens by arrow down, and takes what is clicked', async () => {
    await show();
    // A deployed React may still be about to show it.
    await expect.element(field).toBeVisible();
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(named).toBe('Arboga');
    await page.getByRole('option', { name: 'Gävle' }).click();
    await expect.element(value).toHaveTextContent('Gävle');
    expect(options().all()).toEqual([]);
  });

  it('takes by an Enter that has no code, as that of a phone', async () => {
    await show();
    await field.fill('nora');
    await expect.poll(named).toBe('Nora');
    field.element().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await expect.element(value).toHaveTextContent('Nora');
  });

  it('takes nothing that answers what was typed before', async () => {
    const pressed = vi.fn<(key: string) => void>();
    await show(
      <div role="presentation" onKeyDown={({ key }) => pressed(key)}>
        <Field isStale />
      </div>,
    );
    await field.fill('nora');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('listbox')).toHaveAttribute('aria-busy', 'true');
    expect(value.element().textContent).toBe('');
    expect(pressed).not.toHaveBeenCalled();
  });

  it('leaves Ctrl-Enter to the form, and is still where it was', async () => {
    const pressed = vi.fn<(withCtrl: boolean) => void>();
    await show(
      <div role="presentation" onKeyDown={({ key, ctrlKey }) => key === 'Enter' && pressed(ctrlKey)}>
        <Field />
      </div>,
    );
    await field.fill('l');
    await userEvent.keyboard('{ArrowDown}{Control>}{Enter}{/Control}');
    expect(pressed.mock.calls).toEqual([[true]]);
    expect(value.element().textContent).toBe('');
    await expect.poll(named).toBe('Falun');
    await userEvent.keyboard('{Enter}');
    await expect.element(value).toHaveTextContent('Falun');
    expect(pressed.mock.calls).toEqual([[true]]);
  });

  it('closes by Escape, and then the dialog around it', async () => {
    const close = vi.fn<() => void>();
    await show(
      <Dialog title="Fråga" onClose={close}>
        <Field />
      </Dialog>,
    );
    await field.fill('zzz');
    await expect.element(page.getByText('Ingen ort')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('Ingen ort')).not.toBeInTheDocument();
    expect(close).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(close).toHaveBeenCalledOnce();
  });

  it('forgets what was typed when it is left', async () => {
    await show();
    await field.fill('zzz');
    await userEvent.tab();
    await expect.element(field).toHaveValue('');
  });
});
