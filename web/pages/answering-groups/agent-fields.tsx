/** Who answers in a group: added by name, in order, logged in or not. */
import { ActionIcon, CloseButton, Switch } from '@mantine/core';
import { IconAlertTriangle, IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Controller, useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldHint } from '../../design/field-hint.tsx';
import { FieldGroup } from '../../design/form-page.tsx';
import { OutOfForce, UserName } from '../../users/user-name.tsx';
import { UserPicker } from '../../users/user-picker.tsx';
import classes from './agent-fields.module.css';
import type { AnsweringGroupForm } from './answering-group-form.ts';

export function AgentFields() {
  const { t } = useTranslation();
  const pickerId = useId();
  const { control, formState } = useFormContext<AnsweringGroupForm>();
  const { fields, append, remove, move } = useFieldArray({ control, name: 'agents' as never });
  const agents = useWatch({ control, name: 'agents' });
  const add = (userId: string | null) => {
    if (userId === null || agents.some((agent) => agent.userId === userId)) return;
    // The focus stays in the search, for the next one.
    append({ userId, loggedIn: true }, { shouldFocus: false });
  };
  return (
    <FieldGroup title={t('answeringGroup.group.agents')} lead={t('answeringGroup.agents.lead')}>
      <ol className={classes.agents}>
        {fields.map(({ id }, place) => (
          <li key={id} className={classes.agent}>
            <span>
              <AgentName agent={agents[place]} />
              {formState.errors.agents?.[place]?.userId && (
                <small className={classes.error} role="alert">
                  {formState.errors.agents[place].userId.message}
                </small>
              )}
            </span>
            <Controller
              control={control}
              name={`agents.${place}.loggedIn`}
              render={({ field: { value, onChange, ...field } }) => (
                <Switch
                  size="sm"
                  label={t('answeringGroup.agents.loggedIn')}
                  checked={value}
                  onChange={(event) => onChange(event.currentTarget.checked)}
                  {...field}
                />
              )}
            />
            <span className={classes.order}>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={place === 0}
                aria-label={t('answeringGroup.agents.earlier')}
                onClick={() => move(place, place - 1)}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={place === fields.length - 1}
                aria-label={t('answeringGroup.agents.later')}
                onClick={() => move(place, place + 1)}
              >
                <IconArrowDown size={16} aria-hidden />
              </ActionIcon>
              <CloseButton aria-label={t('answeringGroup.agents.remove')} onClick={() => remove(place)} />
            </span>
          </li>
        ))}
      </ol>
      <div>
        <label htmlFor={pickerId}>{t('answeringGroup.agents.add')}</label>
        <UserPicker id={pickerId} placeholder={t('users.picker.find')} userId={null} onPick={add} />
      </div>
      {!agents.some(({ loggedIn }) => loggedIn) && (
        <FieldHint tone="warn" icon={IconAlertTriangle}>
          {t('answeringGroup.agents.nobody')}
        </FieldHint>
      )}
    </FieldGroup>
  );
}

/** Nobody for the moment in which the list has a row more than the form has agents. */
const AgentName = ({ agent }: { agent: AnsweringGroupForm['agents'][number] | undefined }) =>
  agent && (
    <>
      <UserName userId={agent.userId} />
      <OutOfForce userId={agent.userId} />
    </>
  );
