/** A field with one of the voice messages: chosen from the list, listened to, or recorded right there. */
import { Controller, type FieldPath, type FieldPathByValue, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { BoundField } from '../design/bound-field.tsx';
import type { BoundProps } from '../design/bound-form.ts';
import { useMessageCheck } from './use-message-check.ts';
import { VoiceMessageChoice } from './voice-message-choice.tsx';

/** The value is an id, or the empty text. `empty` is what that is called, *Inget meddelande* when left out; `emptyMessageId` what is heard then. */
export function VoiceMessageField<Form extends FieldValues, Named extends FieldPath<Form>>(
  props: BoundProps<Form, Named> & {
    name: Named & FieldPathByValue<Form, string>;
    empty?: string;
    emptyMessageId?: string | null;
  },
) {
  const { t } = useTranslation();
  const { form, name, empty = t('voiceMessageField.none') } = props;
  const validate = useMessageCheck();
  return (
    <BoundField form={form} name={name}>
      {({ inputId }) => (
        <Controller
          control={form.control}
          name={name}
          rules={{ validate }}
          render={({ field: { ref, ...field }, fieldState: { error } }) => (
            <VoiceMessageChoice
              id={inputId}
              label={form.stringsOf(name).label}
              empty={empty}
              emptyMessageId={props.emptyMessageId ?? null}
              error={error?.message}
              {...field}
              inputRef={ref}
              onStatus={() => error !== undefined && void form.trigger(name)}
            />
          )}
        />
      )}
    </BoundField>
  );
}
