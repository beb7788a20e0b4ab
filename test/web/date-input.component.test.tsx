/** The date field: typed as people write, or picked in a calendar with week numbers and red days. */
import { MantineProvider } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react/pure';
import { noteServerTime } from '../../web/api/server-clock.ts';
import '../../web/design/base.css';
import { DateInput, type DateInputProps } from '../../web/design/date-input.tsx';
import { DateTimeInput } from '../../web/design/date-time-input.tsx';
import { Dialog } from '../../web/design/dialog.tsx';
import { importCalendar } from '../../web/design/late-calendar.tsx';
import '../../web/design/mantine.css';
import { PortalContext } from '../../web/design/portal-context.ts';
import { theme } from '../../web/design/theme.ts';
import { redDaysOf } from '../../web/data/red-days.ts';
import { changeLanguage, currentLanguage, startLanguage } from '../../web/language.ts';

const field = page.getByLabelText('Dag');
const calendar = page.getByRole('dialog', { name: 'Kalender' });
const opener = page.getByRole('button', { name: 'Välj i kalender' });
const day = (name: string | RegExp) => calendar.getByRole('button', { name });
const value = page.getByTestId('value');

const stringsOf = (selector: string) =>
  [...document.querySelectorAll(`[popover] ${selector}`)].map(({ textContent }) => textContent);

/** What a day is without a year depends on today, which is the server's. */
const decemberFirst = new Headers({ date: 'Tue, 01 Dec 2026 08:00:00 GMT' });

const loadRedDays = async () => redDaysOf;

/** Adopts the values of the field one after the other, each at a click: as late as a page whose value is in the address. */
function LateField() {
  const [chosen, setChosen] = useState('');
  const [given, setGiven] = useState<readonly string[]>([]);
  const adopt = () => {
    setChosen(given[0] ?? 'nothing was given');
    setGiven(given.slice(1));
  };
  return (
    <>
      <DateInput label="Dag" value={chosen} onChange={(date) => setGiven([...given, date])} />
      <button onMouseDown={(event) => event.preventDefault()} onClick={adopt}>
        Adopt
      </button>
      <p data-testid="value">{chosen}</p>
    </>
  );
}

/** A calendar whose chunk comes when the test says so. */
function lateCalendar() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { loadCalendar: () => promise.then(importCalendar), arrive: resolve };
}

function Field(props: Partial<DateInputProps> & { first?: string }) {
  const { first = '', ...input } = props;
  const [chosen, setChosen] = useState(first);
  return (
    <>
      <DateInput label="Dag" value={chosen} onChange={setChosen} {...input} />
      <p data-testid="value">{chosen}</p>
    </>
  );
}

async function show(props: Parameters<typeof Field>[0] & { isInDialog?: boolean; onClose?: () => void } = {}) {
  const { isInDialog = false, onClose = () => undefined, ...rest } = props;
  const shown = <Field {...rest} />;
  await renderInPortal(
    isInDialog ? (
      <Dialog title="Fråga" onClose={onClose}>
        {shown}
      </Dialog>
    ) : (
      shown
    ),
  );
}

async function renderInPortal(children: ReactNode) {
  onTestFinished(cleanup);
  const telling = { language: currentLanguage(), timeZone: 'Europe/Stockholm' };
  const portal = { telling, loadRedDays, logOut: () => undefined, placeOf: () => null };
  await render(
    <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false}>
      <PortalContext value={portal}>{children}</PortalContext>
    </MantineProvider>,
  );
}

beforeEach(async () => {
  noteServerTime(decemberFirst);
  await startLanguage('sv');
  await page.viewport(1280, 800);
});

describe('typing', () => {
  it.each([['2026-12-24'], ['24/12'], ['24 dec']])(
    '%s gives the date at once, and shows it when left',
    async (typed) => {
      await show();
      await field.fill(typed);
      await expect.element(value).toHaveTextContent('2026-12-24');
      await expect.element(field).toHaveValue(typed);
      await userEvent.tab();
      await expect.element(field).toHaveValue('2026-12-24');
    },
  );

  it('keeps the last date until what is typed is one, and hands on what is none when left', async () => {
    await show({ first: '2026-12-24' });
    await field.fill('24/');
    await expect.element(value).toHaveTextContent('2026-12-24');
    await userEvent.tab();
    await expect.element(value).toHaveTextContent('24/');
    await expect.element(field).toHaveValue('24/');
  });

  it('gives nothing when it is emptied', async () => {
    await show({ first: '2026-12-24' });
    await field.fill('');
    await expect.element(value).toBeEmptyDOMElement();
  });

  it('reads a date without a year as the next on or after the first that can be chosen', async () => {
    await show({ min: '2027-12-25' });
    await field.fill('24/12');
    await expect.element(value).toHaveTextContent('2028-12-24');
  });

  it('reads a date without a year as the next of all when the first that can be chosen is no date', async () => {
    await show({ min: '24/' });
    await field.fill('24/12');
    await expect.element(value).toHaveTextContent('2026-12-24');
  });

  it('keeps each key while the value comes back late', async () => {
    await renderInPortal(<LateField />);
    await field.click();
    for (const typed of ['2', '24', '24/', '24/1', '24/12']) {
      await userEvent.keyboard(typed.at(-1) ?? '');
      await expect.element(field).toHaveValue(typed);
    }
    for (const adopted of ['2027-01-24', '2026-12-24']) {
      await page.getByRole('button', { name: 'Adopt' }).click();
      await expect.element(value).toHaveTextContent(adopted);
      await expect.element(field).toHaveValue('24/12');
    }
    await userEvent.tab();
    await expect.element(field).toHaveValue('2026-12-24');
  });
});

describe('a day with a time', () => {
  function Moment() {
    const [chosen, setChosen] = useState('2026-12-24T08:00');
    return <DateTimeInput label="Dag" timeLabel="Tid" value={chosen} onChange={setChosen} />;
  }

  it('keeps the time, and a day that is no date as it was typed', async () => {
    await renderInPortal(<Moment />);
    await field.fill('Tisdag eller Torsdag');
    await userEvent.tab();
    await expect.element(field).toHaveValue('Tisdag eller Torsdag');
    await expect.element(page.getByLabelText('Tid')).toHaveValue('08:00');
  });
});

describe('the calendar', () => {
  it('begins with Monday, in Swedish, with the numbers of the weeks', async () => {
    await show({ first: '2026-12-24' });
    await opener.click();
    await expect.element(day('torsdag 24 december, Julafton')).toHaveFocus();
    await expect.element(calendar.getByText('december 2026')).toBeVisible();
    expect(stringsOf('th').slice(1)).toEqual(['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön']);
    expect(stringsOf('td:first-child')).toEqual(['49', '50', '51', '52', '53']);
  });

  it('names the red days', async () => {
    await show({ first: '2026-12-01' });
    await opener.click();
    await expect.element(day('fredag 25 december, Juldagen')).toBeVisible();
    await expect.element(calendar.getByText('26 Annandag jul')).toBeVisible();
    await expect.element(day('onsdag 23 december')).toBeVisible();
  });

  it('is English in English', async () => {
    await changeLanguage('en', { remember: false });
    await show({ first: '2026-12-24' });
    await page.getByRole('button', { name: 'Pick in a calendar' }).click();
    const english = page.getByRole('dialog', { name: 'Calendar' });
    await expect.element(english.getByText('December 2026')).toBeVisible();
    expect(stringsOf('th')[1]).toBe('Mon');
  });

  it('gives the day that is clicked, and closes', async () => {
    await show();
    await opener.click();
    await day('torsdag 24 december, Julafton').click();
    await expect.element(field).toHaveValue('2026-12-24');
    await expect.element(calendar).not.toBeInTheDocument();
    await expect.element(opener).toHaveFocus();
  });

  it('is opened, walked through and left by the keyboard', async () => {
    await show({ first: '2026-12-24' });
    await field.click();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(day('torsdag 24 december, Julafton')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(day('torsdag 31 december, Nyårsafton')).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}{Enter}');
    await expect.element(field).toHaveValue('2026-12-30');
    await expect.element(field).toHaveFocus();
  });

  it('closes by Escape, and leaves the dialog around it open', async () => {
    let isClosed = false;
    await show({ first: '2026-12-24', isInDialog: true, onClose: () => (isClosed = true) });
    await opener.click();
    await expect.element(day('torsdag 24 december, Julafton')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(calendar).not.toBeInTheDocument();
    expect(isClosed).toBe(false);
    await userEvent.keyboard('{Escape}');
    expect(isClosed).toBe(true);
  });

  it('closes by Escape in the field while it is loaded, and leaves the dialog around it open', async () => {
    let isClosed = false;
    const { loadCalendar, arrive } = lateCalendar();
    await show({ first: '2026-12-24', isInDialog: true, onClose: () => (isClosed = true), loadCalendar });
    await field.click();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(calendar).toBeVisible();
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(calendar).not.toBeInTheDocument();
    expect(isClosed).toBe(false);
    arrive();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(day('torsdag 24 december, Julafton')).toHaveFocus();
  });

  it('is loaded again when it could not be, and a date can be typed without it', async () => {
    let isThere = false;
    await show({ loadCalendar: () => (isThere ? importCalendar() : Promise.reject(new Error('no such chunk'))) });
    await opener.click();
    await expect.element(calendar).toHaveTextContent('Kalendern kunde inte läsas in. Skriv datumet i fältet.');
    await field.fill('24/12');
    await userEvent.keyboard('{Enter}{Escape}');
    await expect.element(field).toHaveValue('2026-12-24');
    await expect.element(calendar).not.toBeInTheDocument();
    isThere = true;
    await opener.click();
    await expect.element(day('torsdag 24 december, Julafton')).toHaveFocus();
  });

  it('stays at its field when the page is scrolled', async () => {
    document.body.style.paddingBlock = '200px 2000px';
    onTestFinished(() => document.body.removeAttribute('style'));
    await show({ first: '2026-12-24' });
    await opener.click();
    await expect.element(day('torsdag 24 december, Julafton')).toHaveFocus();
    const distance = () => calendar.element().getBoundingClientRect().top - field.element().getBoundingClientRect().top;
    const before = distance();
    window.scrollBy({ top: 100, behavior: 'instant' });
    expect(window.scrollY).toBe(100);
    await expect.poll(distance).toBe(before);
  });

  it('lets no day before the first be picked', async () => {
    await show({ min: '2026-12-10' });
    await opener.click();
    await expect.element(day('onsdag 9 december')).toBeDisabled();
    await expect.element(day('torsdag 10 december')).toBeEnabled();
  });

  it('fits a phone', async () => {
    await page.viewport(390, 844);
    await show({ first: '2026-12-24' });
    await opener.click();
    await expect.element(day('torsdag 24 december, Julafton')).toHaveFocus();
    const { left, right, bottom } = calendar.element().getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(390);
    expect(bottom).toBeLessThanOrEqual(844);
  });
});
