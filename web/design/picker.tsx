/**
 * One of many, found by typing: a text field whose suggestions open below it. Arrow keys choose, Enter takes, Escape closes.
 *
 * Not Mantine's Combobox: with its popover it is 22 KB of compressed script, which the activity page has no room for in its first load. It
 * also names the first suggestion to a screen reader only after an arrow key, and takes it by Ctrl-Enter, which saves forms here.
 */
import { TextInput } from '@mantine/core';
import { useId, useState, type KeyboardEvent, type Ref } from 'react';
import type { Elements } from './elements.ts';
import classes from './picker.module.css';

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
  const [place, setPlace] = useState(0);
  const { suggestions, onType } = props;
  const isOpen = typed !== null;
  const look = (text: string) => {
    setTyped(text);
    setPlace(0);
    onType(text);
  };
  const pick = (suggestion: Suggestion) => {
    setTyped(null);
    props.onPick(suggestion);
  };
  const byKey = (event: KeyboardEvent) => {
    const current = suggestions[place];
    if (event.key === 'ArrowDown' && !isOpen) look('');
    else if (event.key === 'ArrowDown') setPlace(Math.min(place + 1, suggestions.length - 1));
    else if (event.key === 'ArrowUp' && isOpen) setPlace(Math.max(place - 1, 0));
    else if (event.key === 'Escape' && isOpen) setTyped(null);
    else if (event.key === 'Enter' && isOpen && !event.ctrlKey && !event.metaKey) {
      if (current && props.isStale !== true) pick(current);
    } else return;
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
        {...(isOpen && suggestions[place] && { 'aria-activedescendant': `${listId}-${place}` })}
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
            aria-selected={each === place}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setPlace(each)}
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
