/**
 * The rows of a list as a table; on a phone each row is a card. Roles are named because CSS turns the rows into grids there. Where
 * rows can be chosen, each has a box, the box in the head chooses all, and below stands what can be done with the chosen.
 */
import { Button } from '@mantine/core';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { headState, headToggled, isChosen, nothingChosen, toggled, type Chosen } from './chosen.ts';
import type { Elements } from './elements.ts';
import classes from './list-table.module.css';

/** The head of a column. `isHidden`: it is only read aloud. */
export interface ListColumn {
  readonly title: string;
  readonly isHidden?: boolean;
}

/** `isNarrowed`: a search or a filter is on, so that the box in the head means what is shown. */
export interface Choosing {
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  readonly isNarrowed: boolean;
  /** The buttons for what can be done with the chosen rows. */
  readonly actions: Elements;
}

/**
 * Each row leads to `path`/id; `openId` is the row whose details are open; `isStale`: these are the rows of the search before.
 * The first column is the row's name and its link. The children are the other cells of a row, `<td role="cell">`; their widths, and
 * where they stand on a phone, are the style sheet's behind `className`.
 */
export function ListTable<Item extends { readonly id: string }>(props: {
  label: string;
  className: string;
  columns: readonly ListColumn[];
  items: readonly Item[];
  path: string;
  openId: string | null;
  isStale: boolean;
  nameOf: (item: Item) => { readonly text: string; readonly shown?: Elements; readonly mark?: Elements };
  choosing?: Choosing;
  children: (item: Item) => Elements;
}) {
  const { items, choosing } = props;
  const shown = items.map(({ id }) => id);
  return (
    <>
      <table
        className={`${classes.table} ${props.className}`}
        role="table"
        aria-label={props.label}
        aria-busy={props.isStale}
        data-choosing={choosing !== undefined}
      >
        <thead role="rowgroup">
          <tr role="row">
            {choosing && <HeadBox choosing={choosing} shown={shown} />}
            {props.columns.map(({ title, isHidden = false }) => (
              <th role="columnheader" key={title}>
                {isHidden ? <span className={classes.hidden}>{title}</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((item) => (
            <Row
              key={item.id}
              id={item.id}
              address={`${props.path}/${item.id}`}
              isOpen={item.id === props.openId}
              name={props.nameOf(item)}
              choice={
                choosing && {
                  isChosen: isChosen(choosing.chosen, item.id),
                  toggle: () => choosing.onChoose(toggled(choosing.chosen, item.id, shown)),
                }
              }
            >
              {props.children(item)}
            </Row>
          ))}
        </tbody>
      </table>
      {choosing && <ChosenBar choosing={choosing} />}
    </>
  );
}

/** The id of the link in a row: it gets the focus back when the row's details are closed. */
export const rowLinkId = (id: string): string => `row-${id}`;

/** The name is the link; a click anywhere in the row follows it. */
function Row(props: {
  id: string;
  address: string;
  isOpen: boolean;
  name: { readonly text: string; readonly shown?: Elements; readonly mark?: Elements };
  choice: { readonly isChosen: boolean; readonly toggle: () => void } | undefined;
  children: Elements;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { name, choice } = props;
  const address = `${props.address}${search}`;
  return (
    // The link is there for the keyboard; the row only makes it easier to hit with a pointer.
    <tr
      role="row"
      className={classes.row}
      aria-selected={props.isOpen}
      data-chosen={choice?.isChosen}
      // By the address as it is, not as it was drawn: a search begins when its box loses the focus, with this very click.
      onClick={() => void navigate(`${props.address}${window.location.search}`)}
    >
      {choice && (
        <td role="cell" className={classes.box} onClick={(event) => event.stopPropagation()}>
          <label>
            <input
              type="checkbox"
              aria-label={t('list.choose', { name: name.text })}
              checked={choice.isChosen}
              onChange={choice.toggle}
            />
          </label>
        </td>
      )}
      <td role="cell" className={classes.name}>
        <Link
          to={address}
          id={rowLinkId(props.id)}
          onClick={(event) => (opensElsewhere(event) ? event.stopPropagation() : event.preventDefault())}
        >
          {name.shown ?? name.text}
        </Link>
        {name.mark}
      </td>
      {props.children}
    </tr>
  );
}

/** In another tab or window, or as a download: the browser's own affair. */
const opensElsewhere = ({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  ctrlKey || metaKey || shiftKey || altKey;

function HeadBox({ choosing, shown }: { choosing: Choosing; shown: readonly string[] }) {
  const { t } = useTranslation();
  const { chosen, onChoose, isNarrowed } = choosing;
  const state = headState(chosen, shown);
  const label = t(isNarrowed ? 'list.chooseShown' : 'list.chooseAll');
  return (
    <th role="columnheader" className={classes.box}>
      <label>
        <input
          type="checkbox"
          aria-label={label}
          checked={state === 'all'}
          ref={(box) => {
            if (box) box.indeterminate = state === 'some';
          }}
          onChange={() => onChoose(headToggled(chosen, shown, isNarrowed))}
        />
        <span className={classes.words} aria-hidden>
          {label}
        </span>
      </label>
    </th>
  );
}

/** Says how many are chosen, and has what can be done with them. Nothing chosen: there is no bar. */
function ChosenBar({ choosing: { chosen, onChoose, actions } }: { choosing: Choosing }) {
  const { t } = useTranslation();
  const told = chosen === 'all' ? t('list.allChosen') : t('list.chosen', { count: chosen.size });
  const isEmpty = chosen !== 'all' && chosen.size === 0;
  return (
    <div className={isEmpty ? undefined : classes.bar}>
      {/* There before it says anything, or it would not be read aloud. */}
      <p className={classes.told} role="status">
        {!isEmpty && told}
      </p>
      {!isEmpty && (
        <>
          <div className={classes.actions}>{actions}</div>
          <Button
            className={classes.chooseNone ?? ''}
            variant="subtle"
            color="gray"
            onClick={() => onChoose(nothingChosen)}
          >
            {t('list.chooseNone')}
          </Button>
        </>
      )}
    </div>
  );
}
