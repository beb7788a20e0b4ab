/** The parts of a list whose rows can be chosen: a box in each row, one in the head for all, and a bar with what can be done with them. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { headState, headToggled, nothingChosen, type Chosen } from './chosen.ts';
import classes from './choosing.module.css';
import type { Elements } from './elements.ts';

/** `isNarrowed`: a search or a filter is on, so that the box in the head means what is shown. */
export interface Choosing {
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  readonly isNarrowed: boolean;
  /** The buttons for what can be done with the chosen rows. */
  readonly actions: Elements;
}

/** Nothing chosen: there is no bar. */
export function ChosenBar({ choosing: { chosen, onChoose, actions } }: { choosing: Choosing }) {
  const { t } = useTranslation();
  const count = chosen === 'all' ? t('list.allChosen') : t('list.chosen', { count: chosen.size });
  const isEmpty = chosen !== 'all' && chosen.size === 0;
  return (
    <div className={isEmpty ? undefined : classes.bar}>
      {/* There before it says anything, or it would not be read aloud. */}
      <p className={classes.count} role="status">
        {!isEmpty && count}
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

/** The box in the head of the table; on a phone it is all that is left of the head, with its words. */
export function HeadBox({ choosing, shown }: { choosing: Choosing; shown: readonly string[] }) {
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

/** The box of one row. A click in its cell does not open the row. */
export function RowBox(props: { name: string; isChosen: boolean; toggle: () => void }) {
  const { t } = useTranslation();
  return (
    <td role="cell" className={classes.box} onClick={(event) => event.stopPropagation()}>
      <label>
        <input
          type="checkbox"
          aria-label={t('list.choose', { name: props.name })}
          checked={props.isChosen}
          onChange={props.toggle}
        />
      </label>
    </td>
  );
}
