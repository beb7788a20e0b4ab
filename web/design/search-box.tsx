/** The search box of a list. `/` puts the cursor into it, Escape empties it. */
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './search-box.module.css';

const pauseMilliseconds = 250;

/** `onSearch` is told when the typing pauses. `value` is what is searched for now. */
export function SearchBox(props: {
  label: string;
  placeholder: string;
  value: string;
  onSearch: (typed: string) => void;
}) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(props.value);
  const searchSoon = useDebouncedCallback(props.onSearch, pauseMilliseconds);
  useHotkeys([['/', () => input.current?.focus()]]);
  useEffect(() => {
    // The address changed by other means than typing: back, or a link.
    if (document.activeElement !== input.current) setTyped(props.value);
  }, [props.value]);
  const change = (text: string) => {
    setTyped(text);
    searchSoon(text);
  };
  const empty = () => {
    searchSoon.cancel();
    setTyped('');
    props.onSearch('');
    input.current?.focus();
  };
  return (
    <TextInput
      ref={input}
      type="search"
      className={classes.box ?? ''}
      classNames={{ input: classes.input ?? '' }}
      aria-label={props.label}
      aria-keyshortcuts="/"
      placeholder={props.placeholder}
      value={typed}
      maxLength={100}
      autoComplete="off"
      spellCheck={false}
      leftSection={<IconSearch size={18} stroke={1.8} aria-hidden />}
      rightSection={
        typed === '' ? (
          <kbd className={classes.key} aria-hidden>
            /
          </kbd>
        ) : (
          <CloseButton size="sm" aria-label={t('action.emptySearch')} onClick={empty} />
        )
      }
      onChange={(event) => change(event.currentTarget.value)}
      // Who leaves the box has finished typing. A search that came later would undo where they went.
      onBlur={() => searchSoon.flush()}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed !== '') {
          event.preventDefault();
          event.stopPropagation();
          empty();
        }
      }}
    />
  );
}
