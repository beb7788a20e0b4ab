/**
 * The page of a form: one column, *Spara* top right and by Ctrl-Enter, what it was refused for at the top, and a question before
 * what was filled in is lost.
 */
import { Button, Skeleton } from '@mantine/core';
import { FormProvider, useFormState, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ApiProblem } from '../api/api-problem.ts';
import type { Elements } from './elements.ts';
import { FormProblem } from './form-problem.tsx';
import classes from './form-page.module.css';
import { LeaveGuard } from './leave-guard.tsx';
import { Page } from './page.tsx';
import { RestoredNote } from './restored-note.tsx';

/** A form with the way to save it. `problem` is what the form as a whole was refused for. */
export interface SavableForm<Form extends FieldValues> {
  readonly form: UseFormReturn<Form>;
  readonly save: () => Promise<void>;
  readonly problem: ApiProblem | null;
  /** What was typed before a session ended is shown: empties the form of it. Null when nothing is. */
  readonly discardDraft: (() => void) | null;
}

/** The children are the form's fields, inside its FormProvider. `cancelTo` is where *Avbryt* leads; without it there is none. */
export function FormPage<Form extends FieldValues>(props: {
  title: string;
  lead?: string;
  cancelTo?: string;
  savable: SavableForm<Form>;
  children: Elements;
}) {
  const { t } = useTranslation();
  const { form, save, problem, discardDraft } = props.savable;
  const { isDirty, isSubmitting, submitCount } = useFormState({ control: form.control });
  return (
    <>
      <LeaveGuard isDirty={isDirty} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isSubmitting) void save();
        }}
        noValidate
      >
        <Page
          title={props.title}
          {...(props.lead !== undefined && { lead: props.lead })}
          isHeadSticky
          aside={
            <div className={classes.actions}>
              {props.cancelTo !== undefined && (
                <Button component={Link} to={props.cancelTo} variant="default">
                  {t('action.cancel')}
                </Button>
              )}
              <Button
                type="submit"
                loading={isSubmitting}
                aria-keyshortcuts="Control+Enter"
                title={t('action.saveKeys')}
              >
                {t('action.save')}
              </Button>
            </div>
          }
        >
          <div className={classes.column}>
            {problem !== null && (
              <FormProblem title={problem.title} key={submitCount}>
                <p>{problem.detail}</p>
                {problem.requestId !== null && (
                  <small>{t('problem.requestId', { requestId: problem.requestId })}</small>
                )}
              </FormProblem>
            )}
            {isDirty && discardDraft !== null && <RestoredNote onDiscard={discardDraft} />}
            <FormProvider {...form}>{props.children}</FormProvider>
          </div>
        </Page>
      </form>
    </>
  );
}

/** Fields that belong together. The lead says what is common to them. */
export const FieldGroup = (props: { title: string; lead?: string; children: Elements }) => (
  <fieldset className={classes.group}>
    <legend className={classes.legend}>{props.title}</legend>
    {props.lead !== undefined && <p className={classes.lead}>{props.lead}</p>}
    {props.children}
  </fieldset>
);

/** Shown until the form is there. `groups` are the heights of its first groups in pixels. */
export function FormSkeleton({ groups }: { groups: readonly number[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.column} role="status" aria-busy="true" aria-label={t('app.loading')}>
      {groups.map((height) => (
        <Skeleton height={height} key={height} />
      ))}
    </div>
  );
}
