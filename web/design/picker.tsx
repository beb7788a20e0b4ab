/**
 * One of many, found by typing: a text field whose suggestions open below it. Arrow keys choose, Enter takes, Escape closes.
 * Not Mantine's Combobox: see docs/adr/0053-own-list-boxes.md.
 */
import { TextInput } from '@mantine/core';
import { useId, useState, type KeyboardEvent, type Ref } from 'react';
import type { Elements } from './elements.ts';
import classes from './picker.module.css';
import { useSelectedOption } from './use-selected-option.ts';

/** A suggestion. `more` tells it from others of the same name. */
export interface Suggestion {
  readonly id: string;
  readonly text: string;
  readonly more?: string | null;
}

/**
 * `value` is what is chosen, in words; what is typed is not a choice until one is taken. `onType` is told what is looked for, and
 * the suggestions are whatever answers that; `isStale`: they still answer what was typed before, and none can be taken.
 */
export function Picker({
  ref,
  ...props
}: {
  ref?: Ref<HTMLInputElement> | undefined;
  id?: string;
  label?: string;
  placeholder?: string;
  value: string;
  suggestions: readonly Suggestion[];
  isStale?: boolean;
  nothing: string;
  error?: string | undefined;
  rightSection?: Elements;
  onType: (typed: string) => void;
  onPick: (suggestion: Suggestion) => void;
}) {
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const { suggestions, onType } = props;
  const { selected, selectFirst, selectByArrow, selectByMouse } = useSelectedOption(listId, suggestions.length);
  const isOpen = typed !== null;
  const look = (text: string) => {
    setTyped(text);
    selectFirst();
    onType(text);
  };
  const pick = (suggestion: Suggestion) => {
    setTyped(null);
    props.onPick(suggestion);
  };
  const handlesKey = (event: KeyboardEvent): boolean => {
    const current = suggestions[selected];
    if (event.nativeEvent.isComposing) return false;
    if (event.key === 'ArrowDown' && !isOpen) look('');
    else if (!isOpen) return false;
    else if (event.key === 'Escape') setTyped(null);
    else if (event.key !== 'Enter') return selectByArrow(event);
    else if (event.ctrlKey || event.metaKey) return false;
    else if (current && props.isStale !== true) pick(current);
    return true;
  };
  const byKey = (event: KeyboardEvent) => {
    if (!handlesKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.picker}>
      <TextInput
        ref={ref}
        {...(props.id !== undefined && { id: props.id })}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(isOpen && suggestions[selected] && { 'aria-activedescendant': `${listId}-${selected}` })}
        {...(props.label !== undefined && { 'aria-label': props.label })}
        placeholder={props.placeholder ?? ''}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={typed ?? props.value}
        error={props.error}
        rightSection={props.rightSection}
        onChange={(event) => look(event.currentTarget.value)}
        onClick={() => !isOpen && look('')}
        onBlur={() => setTyped(null)}
        onKeyDown={byKey}
      />
      <ul
        className={classes.list}
        id={listId}
        role="listbox"
        aria-label={props.label}
        aria-busy={props.isStale}
        hidden={!isOpen}
      >
        {suggestions.map((suggestion, each) => (
          // The keyboard chooses in the input above, as the combobox pattern has it; a press must not take the focus from it.
          <li
            key={suggestion.id}
            id={`${listId}-${each}`}
            className={classes.suggestion}
            role="option"
            aria-selected={each === selected}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => selectByMouse(each)}
            onClick={() => pick(suggestion)}
          >
            <span>{suggestion.text}</span>
            {suggestion.more ? <span className={classes.more}>{suggestion.more}</span> : null}
          </li>
        ))}
      </ul>
      {isOpen && suggestions.length === 0 && (
        <p className={classes.nothing} role="status">
          {props.nothing}
        </p>
      )}
    </div>
  );
}
