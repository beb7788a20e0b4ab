/** The number of a SIM card at hand: checked while it is typed, or read by the camera from the bar code. */
import { TextInput } from '@mantine/core';
import { IconCheck, IconPencil } from '@tabler/icons-react';
import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { formatIccid, parseIccid } from '../../domain/iccid.ts';
import { FieldHint } from '../design/field-hint.tsx';
import { useTelling } from '../design/use-telling.ts';
import { iccidError, iccidProgress } from './check-iccid.ts';
import { ScanButton } from './scan-button.tsx';
import classes from './iccid-input.module.css';

/** `error`: what else is wrong, such as that the card is used already. On leaving, the number is grouped as it is printed. */
export function IccidInput({
  ref,
  ...props
}: {
  ref?: Ref<HTMLInputElement> | undefined;
  id: string;
  value: string;
  error?: string | undefined;
  onChange: (typed: string) => void;
  onBlur?: () => void;
}) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const [isTyping, setTyping] = useState(false);
  const { value } = props;
  const progress = iccidProgress(value);
  const wrong = isTyping && progress !== null ? null : iccidError(value, language);
  const tidy = (typed: string): string => {
    const parsed = parseIccid(typed);
    return parsed.ok ? formatIccid(parsed.iccid) : typed;
  };
  return (
    <>
      <div className={classes.row}>
        <TextInput
          ref={ref}
          id={props.id}
          className={classes.input ?? ''}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          placeholder="8946 0000 0000 0000 000"
          aria-required
          value={value}
          error={props.error ?? wrong}
          onFocus={() => setTyping(true)}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          onBlur={() => {
            setTyping(false);
            if (tidy(value) !== value) props.onChange(tidy(value));
            props.onBlur?.();
          }}
        />
        <ScanButton onRead={(text) => props.onChange(tidy(text))} />
      </div>
      {isTyping && progress !== null && (
        <FieldHint tone="neutral" icon={IconPencil}>
          {progress}
        </FieldHint>
      )}
      {parseIccid(value).ok && props.error === undefined && (
        <FieldHint tone="good" icon={IconCheck}>
          {t('orderWizard.sim.right')}
        </FieldHint>
      )}
    </>
  );
}
