/** Second step: who gets the subscription. Several users get the same contents, each a number and a SIM card of their own. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { asProblem } from '../../api/problem.ts';
import { userQuery } from '../../data/user-queries.ts';
import { FormField } from '../../design/form-field.tsx';
import { UserPicker } from '../../users/user-picker.tsx';
import { mostUsers, newLine, type LineForm, type OrderForm } from './order-form.ts';
import { StepField } from './step-field.tsx';
import { nameOf, type OrderFacts } from './order-facts.ts';
import { userFault } from './why-not.ts';
import classes from './order-wizard.module.css';

export function UsersStep({ facts }: { facts: OrderFacts }) {
  const { t } = useTranslation();
  const { setValue, clearErrors, getValues } = useFormContext<OrderForm>();
  const queryClient = useQueryClient();
  const [rejected, setRejected] = useState<{ readonly message: string; readonly userId: string } | null>(null);
  const { lines } = getValues();
  const change = (next: readonly LineForm[]) => {
    clearErrors('lines');
    setValue('lines', next, { shouldDirty: true });
  };
  const add = async (userId: string) => {
    setRejected(null);
    const read = queryClient.fetchQuery(userQuery(userId));
    const user = await read.catch((thrown: unknown) => asProblem(thrown));
    // More may have been added while it was read.
    const current = getValues('lines');
    if (user instanceof Error) {
      setRejected({ userId, message: user.detail });
      return;
    }
    const name = `${user.firstName} ${user.lastName}`;
    const fault = userFault({ name, status: user.status });
    if (current.some((line) => line.userId === userId))
      setRejected({ userId, message: t('orderWizard.users.already', { name }) });
    else if (fault !== null) setRejected({ userId, message: fault });
    else change([...current, newLine(userId)]);
  };
  return (
    <>
      <p className={classes.quiet}>{t('orderWizard.users.lead', { count: mostUsers })}</p>
      {lines.length > 0 && (
        <ul className={classes.users}>
          {lines.map((line, place) => (
            <ChosenUser
              key={line.userId}
              place={place}
              name={nameOf(line, facts)}
              onRemove={() => change(lines.filter(({ userId }) => userId !== line.userId))}
            />
          ))}
        </ul>
      )}
      {lines.length < mostUsers ? (
        <FormField label={t(lines.length === 0 ? 'orderWizard.users.choose' : 'orderWizard.users.addOne')}>
          {({ inputId }) => (
            <UserPicker
              id={inputId}
              placeholder={t('orderWizard.users.placeholder')}
              userId={null}
              onPick={(userId) => userId !== null && void add(userId)}
            />
          )}
        </FormField>
      ) : (
        <p className={classes.quiet}>{t('orderWizard.users.most', { count: mostUsers })}</p>
      )}
      {rejected !== null && (
        <p className={classes.error} role="alert">
          <span>{rejected.message}</span>
          <span> </span>
          <Link to={`/users/${rejected.userId}`}>{t('orderWizard.users.open')}</Link>
        </p>
      )}
    </>
  );
}

function ChosenUser(props: { place: number; name: string; onRemove: () => void }) {
  const { t } = useTranslation();
  const { control } = useFormContext<OrderForm>();
  const {
    field: { ref },
    fieldState: { error },
  } = useController({ control, name: `lines.${props.place}.userId` });
  return (
    <li className={classes.user}>
      <StepField ref={ref} error={error?.message}>
        <span className={classes.strong}>{props.name}</span>
      </StepField>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={40}
        aria-label={t('orderWizard.users.remove', { name: props.name })}
        onClick={props.onRemove}
      >
        <IconX size={18} stroke={1.8} aria-hidden />
      </ActionIcon>
    </li>
  );
}
