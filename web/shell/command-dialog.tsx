/**
 * The command bar, open: pages, and the groups, menus, users, events, orders and ports that begin with what is typed.
 * Not Mantine's Spotlight: see docs/adr/0053-own-list-boxes.md.
 */
import { TextInput } from '@mantine/core';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { plainText } from '../../domain/text.ts';
import { Dialog } from '../design/dialog.tsx';
import { useSelectedOption } from '../design/use-selected-option.ts';
import classes from './command-bar.module.css';
import { noteChoice } from './recent-choices.ts';
import { nameOf, useChoices, type Choice } from './use-choices.ts';

/** Arrow keys choose, Enter goes, Escape closes. */
export function CommandDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const listId = useId();
  const { choices, isWhole } = useChoices(plainText(typed));
  const { selected, selectFirst, selectByArrow, selectByMouse } = useSelectedOption(listId, choices.length);
  const go = (choice: Choice) => {
    noteChoice(choice);
    onClose();
    void navigate(choice.to);
  };
  const byKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const current = choices[selected];
    if (event.key === 'Enter' && current) go(current);
    else if (!selectByArrow(event)) return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('command.label')} onClose={onClose}>
      <TextInput
        className={classes.input ?? ''}
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        {...(choices[selected] && { 'aria-activedescendant': `${listId}-${selected}` })}
        aria-label={t('command.label')}
        placeholder={t('command.placeholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          selectFirst();
        }}
        onKeyDown={byKey}
      />
      <ul className={classes.choices} id={listId} role="listbox" aria-label={t('command.label')}>
        {choices.map((choice, place) => (
          // The keyboard chooses in the input above, as the combobox pattern has it.
          <li
            key={nameOf(choice)}
            id={`${listId}-${place}`}
            className={classes.choice}
            role="option"
            aria-selected={place === selected}
            onClick={() => go(choice)}
            onMouseMove={() => selectByMouse(place)}
          >
            <choice.Icon size={19} stroke={1.7} aria-hidden />
            <span>{choice.text}</span>
            {choice.more ? <span className={classes.quiet}>{choice.more}</span> : null}
          </li>
        ))}
      </ul>
      {choices.length > 0 && !isWhole && <p className={classes.nothing}>{t('command.partly')}</p>}
      {choices.length === 0 && <p className={classes.nothing}>{t(isWhole ? 'command.nothing' : 'app.unsearched')}</p>}
    </Dialog>
  );
}
