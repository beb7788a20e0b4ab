/** Which key leads where. */
import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useId } from 'react';
import { Controller, useFieldArray, useFormContext, useWatch, type ControllerRenderProps } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { menuKeys } from '../../../domain/ivr-menu.ts';
import { FieldGroup } from '../../design/form-page.tsx';
import { ReadNotice } from '../../design/notice.tsx';
import { together } from '../../design/reads.ts';
import { answeringGroupsQuery, ivrMenusQuery } from '../../data/schedule-queries.ts';
import { useMessageCheck } from '../../voice-messages/use-message-check.ts';
import { VoiceMessageChoice } from '../../voice-messages/voice-message-choice.tsx';
import { UserPicker } from '../../users/user-picker.tsx';
import { destinationKinds, nextKey, type IvrMenuForm, type KeyForm } from './ivr-menu-form.ts';
import classes from './key-fields.module.css';

/** `menuId`: the menu itself, which no key can lead to; null for a new one. */
export function KeyFields({ menuId }: { menuId: string | null }) {
  const { t } = useTranslation();
  const { control } = useFormContext<IvrMenuForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'keys' as never });
  const keys = useWatch({ control, name: 'keys' });
  const next = nextKey(keys);
  const reads = together(useQuery(answeringGroupsQuery), useQuery(ivrMenusQuery));
  return (
    <FieldGroup title={t('ivrMenu.group.keys')} lead={t('ivrMenu.keys.lead')}>
      <ReadNotice reads={reads} />
      <ul className={classes.keys}>
        {fields.map(({ id }, place) => (
          <li key={id} className={classes.key}>
            <OneKey place={place} menuId={menuId} />
            <CloseButton
              aria-label={t('ivrMenu.keys.remove', { key: keys[place]?.key ?? '' })}
              onClick={() => remove(place)}
            />
          </li>
        ))}
      </ul>
      {next !== null && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => append({ key: next, kind: 'answering-group', to: '' })}
          >
            {t('ivrMenu.keys.add')}
          </Button>
        </div>
      )}
    </FieldGroup>
  );
}

/**
 * Every input is told what it shows: a browser's own select, whose choices change with the other keys, would fall back to its first one
 * while the form holds another.
 */
function OneKey({ place, menuId }: { place: number; menuId: string | null }) {
  const { t } = useTranslation();
  const { control, setValue, trigger } = useFormContext<IvrMenuForm>();
  const checkMessage = useMessageCheck();
  const keys = useWatch({ control, name: 'keys' });
  const own = keys[place];
  if (own === undefined) return null;
  const isFree = (key: string) => key === own.key || !keys.some((each) => each.key === key);
  return (
    <>
      <Controller
        control={control}
        name={`keys.${place}.key`}
        render={({ field }) => (
          <NativeSelect size="md" aria-label={t('ivrMenu.keys.key')} data={menuKeys.filter(isFree)} {...field} />
        )}
      />
      <NativeSelect
        size="md"
        aria-label={t('ivrMenu.keys.kind', { key: own.key })}
        data={destinationKinds.map((value) => ({ value, label: t(`ivrMenu.kind.${value}`) }))}
        value={own.kind}
        onChange={({ currentTarget: { value } }) => {
          const kind = destinationKinds.find((each) => each === value) ?? 'number';
          setValue(`keys.${place}`, { ...own, kind, to: '' }, { shouldDirty: true });
        }}
      />
      <Controller
        control={control}
        name={`keys.${place}.to`}
        rules={{
          validate: (typed) =>
            typed.trim() === ''
              ? t('ivrMenu.keys.missing', { key: own.key })
              : own.kind !== 'message' || checkMessage(typed),
        }}
        render={({ field, fieldState: { error } }) => (
          <To
            kind={own.kind}
            menuId={menuId}
            label={t('ivrMenu.keys.to', { key: own.key })}
            error={error?.message}
            onStatus={() => error !== undefined && void trigger(`keys.${place}.to`)}
            field={field}
          />
        )}
      />
    </>
  );
}

/** Where the key leads: one of the groups or menus, a user, a number, a voice message that is played. */
function To(props: {
  kind: KeyForm['kind'];
  menuId: string | null;
  label: string;
  error: string | undefined;
  onStatus: () => void;
  field: ControllerRenderProps<IvrMenuForm, `keys.${number}.to`>;
}) {
  const { t } = useTranslation();
  const pickerId = useId();
  const groups = useQuery(answeringGroupsQuery).data ?? [];
  const menus = useQuery(ivrMenusQuery).data ?? [];
  const { kind, label, error, field } = props;
  const { ref, value, onChange } = field;
  if (kind === 'message') {
    return (
      <VoiceMessageChoice
        label={label}
        empty={t('ivrMenu.keys.choose')}
        error={error}
        inputRef={ref}
        value={value}
        onChange={onChange}
        onBlur={field.onBlur}
        onStatus={props.onStatus}
      />
    );
  }
  if (kind === 'number') return <TextInput type="tel" aria-label={label} autoComplete="off" error={error} {...field} />;
  if (kind === 'user') {
    return (
      <UserPicker
        ref={ref}
        id={pickerId}
        label={label}
        placeholder={t('users.picker.find')}
        userId={value === '' ? null : value}
        error={error}
        onPick={(userId) => onChange(userId ?? '')}
      />
    );
  }
  const targets = kind === 'answering-group' ? groups : menus.filter(({ id }) => id !== props.menuId);
  return (
    <NativeSelect
      size="md"
      aria-label={label}
      error={error}
      data={[
        { value: '', label: t('ivrMenu.keys.choose') },
        // It leads somewhere also while the name of that is not known.
        ...(value === '' || targets.some(({ id }) => id === value) ? [] : [{ value, label: '…' }]),
        ...targets.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      {...field}
    />
  );
}
