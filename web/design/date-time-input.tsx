/** A day and a time of day in one value, outside forms. */
import { DateInput } from './date-input.tsx';
import { splitDateTime } from './date-time.ts';
import { DateAndTime, TimeInput } from './time-input.tsx';

/**
 * The value is `YYYY-MM-DDTHH:mm`, or what there is of it: {@link splitDateTime} returns the parts. The day is named by a label for its `id`,
 * or by `label`.
 */
export function DateTimeInput(props: {
  value: string;
  onChange: (typed: string) => void;
  id?: string;
  label?: string;
  timeLabel: string;
}) {
  const { value, onChange } = props;
  const { day, time } = splitDateTime(value);
  return (
    <DateAndTime>
      <DateInput
        {...(props.id !== undefined && { id: props.id })}
        aria-label={props.label}
        value={day}
        onChange={(typed) => onChange(`${typed}T${time}`)}
      />
      <TimeInput aria-label={props.timeLabel} value={time} onChange={(typed) => onChange(`${day}T${typed}`)} />
    </DateAndTime>
  );
}
