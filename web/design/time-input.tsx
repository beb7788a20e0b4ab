/**
 * Times of day as Sweden writes them, `08:00` to `23:59`, in every browser. A browser's own field follows the browser's language:
 * an American one would show midnight as 12:00.
 */
import { TextInput, type TextInputProps } from '@mantine/core';
import type { Elements } from './elements.ts';
import { readTimeOfDay } from './time.ts';
import classes from './time-input.module.css';

type InputProps = Omit<TextInputProps, 'value' | 'onChange'>;

interface Typed {
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

/** What is typed is handed on as it is; `8`, `830` and `8.30` become `08:00` and `08:30` when the field is left or entered. */
export function TimeInput({ value, onChange, onBlur, onKeyDown, ...input }: InputProps & Typed) {
  const settle = () => {
    const time = readTimeOfDay(value);
    if (time !== null && time !== value) onChange(time);
  };
  return (
    <TextInput
      {...input}
      classNames={{ wrapper: classes.time ?? '', error: classes.error ?? '' }}
      value={value}
      placeholder="00:00"
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => {
        settle();
        onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
        onKeyDown?.(event);
      }}
    />
  );
}

/** A field for a day and one for a time, in one line. */
export function DateAndTime({ children }: { children: Elements }) {
  return <div className={classes.dateAndTime}>{children}</div>;
}
