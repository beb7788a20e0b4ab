/**
 * The rows of a list as a table; on a phone each row is a card. A column has its head, its cells, and where they are on a card; no list has a
 * style sheet for that. Roles are named because CSS turns the rows into grids there.
 */
import type { CSSProperties, MouseEvent } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { isChosen, toggled } from './chosen.ts';
import { ChosenBar, HeadBox, RowBox, type Choosing } from './choosing.tsx';
import type { Elements } from './elements.ts';
import classes from './list-table.module.css';

/**
 * Where a cell is on the card of a row. `title`: first, and the link to the details; `corner`: right of it; `subtitle`: below the title, with
 * the corner next to both; `line`: a line of its own; `start` and `end`: the halves of a line.
 */
type CardPlace = 'title' | 'corner' | 'subtitle' | 'line' | 'start' | 'end';

export interface ListColumn<Item> {
  readonly key: string;
  readonly header: string;
  /** The header is only read aloud. */
  readonly isHeaderHidden?: boolean;
  readonly cell: (item: Item) => Elements;
  /** What is after the link of a title. */
  readonly mark?: (item: Item) => Elements;
  /** The whole text of a cell that may be cut off. */
  readonly tooltip?: (item: Item) => string;
  readonly phone: CardPlace;
  /** Of the table, or in pixels: `24%`, `120px`. Left out: what is left. */
  readonly width?: string;
  readonly align?: 'end';
  readonly look?: 'quiet' | 'small';
  /** Breaks into lines, where others are cut off. */
  readonly isWrapped?: boolean;
}

/** For choosing several rows: each has a box, the box in the head chooses all, and the bar below says what can be done with them. */
export interface ListTableProps<Item> {
  readonly label: string;
  readonly columns: readonly ListColumn<Item>[];
  readonly items: readonly Item[];
  readonly nameOf: (item: Item) => string;
  /** Each row leads to `path`/id. Left out: rows have no details. */
  readonly path?: string;
  /** The row whose details are open. */
  readonly openId?: string | null;
  /** These are the rows of the search before. */
  readonly isStale?: boolean;
  readonly isTall?: boolean;
  readonly choosing?: Choosing;
}

export function ListTable<Item extends { readonly id: string }>(props: ListTableProps<Item>) {
  const { columns, items, choosing } = props;
  const shown = items.map(({ id }) => id);
  return (
    <>
      <table
        className={classes.table}
        role="table"
        aria-label={props.label}
        aria-busy={props.isStale ?? false}
        data-choosing={choosing !== undefined}
        data-tall={props.isTall}
      >
        <thead role="rowgroup">
          <tr role="row">
            {choosing && <HeadBox choosing={choosing} shown={shown} />}
            {columns.map(({ key, header, isHeaderHidden, width }) => (
              <th role="columnheader" key={key} style={widthOf(width)}>
                {isHeaderHidden === true ? <span className={classes.hidden}>{header}</span> : header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((item) => (
            <Row
              key={item.id}
              item={item}
              columns={columns}
              name={props.nameOf(item)}
              address={props.path === undefined ? null : `${props.path}/${item.id}`}
              isOpen={item.id === props.openId}
              choice={
                choosing && {
                  isChosen: isChosen(choosing.chosen, item.id),
                  toggle: () => choosing.onChoose(toggled(choosing.chosen, item.id, shown)),
                }
              }
            />
          ))}
        </tbody>
      </table>
      {choosing && <ChosenBar choosing={choosing} />}
    </>
  );
}

const widthOf = (width: string | undefined): CSSProperties | undefined => (width === undefined ? undefined : { width });

/** The id of the link in a row: it gets the focus back when the row's details are closed. */
export const rowLinkId = (id: string): string => `row-${id}`;

/** The title is the link; a click anywhere in the row follows it. `address` null: the row leads nowhere. */
function Row<Item extends { readonly id: string }>(props: {
  item: Item;
  columns: readonly ListColumn<Item>[];
  name: string;
  address: string | null;
  isOpen: boolean;
  choice: { readonly isChosen: boolean; readonly toggle: () => void } | undefined;
}) {
  const navigate = useNavigate();
  const { item, address, choice } = props;
  // By the address as it is, not as it was drawn: a search begins when its box loses the focus, with this very click.
  const open = address === null ? undefined : () => void navigate(`${address}${window.location.search}`);
  return (
    // The link is there for the keyboard; the row only makes it easier to hit with a pointer.
    <tr
      role="row"
      className={classes.row}
      aria-selected={address === null ? undefined : props.isOpen}
      data-chosen={choice?.isChosen}
      data-linked={address !== null}
      onClick={open}
    >
      {choice && <RowBox name={props.name} {...choice} />}
      {props.columns.map((column) => (
        <td
          role="cell"
          key={column.key}
          className={column.phone === 'title' ? classes.name : undefined}
          data-phone={column.phone}
          data-align={column.align}
          data-look={column.look}
          data-wrapped={column.isWrapped}
          title={column.tooltip?.(item)}
        >
          {column.phone === 'title' && address !== null ? (
            <TitleLink id={item.id} address={address}>
              {column.cell(item)}
            </TitleLink>
          ) : (
            column.cell(item)
          )}
          {column.mark?.(item)}
        </td>
      ))}
    </tr>
  );
}

function TitleLink(props: { id: string; address: string; children: Elements }) {
  const { search } = useLocation();
  return (
    <Link
      to={`${props.address}${search}`}
      id={rowLinkId(props.id)}
      onClick={(event) => (opensElsewhere(event) ? event.stopPropagation() : event.preventDefault())}
    >
      {props.children}
    </Link>
  );
}

/** In another tab or window, or as a download: the browser's own affair. */
const opensElsewhere = ({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  ctrlKey || metaKey || shiftKey || altKey;
