/** A form in a dialog: fields, what they were refused for, the way back and the deed. Ctrl-Enter saves, as on a page. */
import { Button } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useRef } from 'react';
import { FormProvider, useFormState, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import type { Elements } from './elements.ts';
import classes from './form-dialog.module.css';
import type { SavableForm } from './form-page.tsx';
import { FormProblem } from './form-problem.tsx';
import { useGuardedClose } from './leave-guard.tsx';
import { RestoredNote } from './restored-note.tsx';

/** `deed` is the verb on the button. `aside` is left of the buttons: what else can be done with the thing. */
export function FormDialog<Form extends FieldValues>(props: {
  title: string;
  deed: string;
  savable: SavableForm<Form>;
  aside?: Elements;
  isShort?: boolean;
  onClose: () => void;
  children: Elements;
}) {
  const { t } = useTranslation();
  const { form, save, problem, discardDraft } = props.savable;
  const { isDirty, isSubmitting, submitCount } = useFormState({ control: form.control });
  const { close, guard } = useGuardedClose(isDirty, props.onClose);
  const element = useRef<HTMLFormElement>(null);
  // Wherever the focus is: a click between the fields leaves it to the page.
  useWindowEvent('keydown', ({ key, ctrlKey, metaKey, defaultPrevented }) => {
    if (key !== 'Enter' || !(ctrlKey || metaKey) || defaultPrevented || isSubmitting) return;
    if (element.current !== null && isInFront(element.current)) void save();
  });
  return (
    <>
      <Dialog title={props.title} isWide isShort={props.isShort ?? false} isFirm={isDirty} onClose={close}>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
          ref={element}
          noValidate
        >
          {problem !== null && (
            <FormProblem title={problem.title} key={submitCount}>
              <p>
                {problem.errors.length === 0 ? problem.detail : problem.errors.map((each) => each.message).join(' ')}
              </p>
              {problem.requestId !== null && <small>{t('problem.requestId', { requestId: problem.requestId })}</small>}
            </FormProblem>
          )}
          {isDirty && discardDraft !== null && <RestoredNote onDiscard={discardDraft} />}
          <FormProvider {...form}>{props.children}</FormProvider>
          <div className={classes.actions}>
            <div>{props.aside}</div>
            <Button variant="default" onClick={close}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={isSubmitting} aria-keyshortcuts="Control+Enter" title={t('action.saveKeys')}>
              {props.deed}
            </Button>
          </div>
        </form>
      </Dialog>
      {guard}
    </>
  );
}

/** Whether no other dialog was opened over the one of the form: what is asked there comes first. */
const isInFront = (form: HTMLFormElement): boolean => {
  const dialogs = [...document.querySelectorAll('dialog[open]')];
  return form.closest('dialog') === dialogs.at(-1);
};
