/** A question before something is done: what will happen, what was refused, the way back and the deed. */
import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { asProblem } from '../api/problem.ts';
import { Dialog } from './dialog.tsx';
import type { Elements } from './elements.ts';
import { FormProblem } from './form-problem.tsx';
import { useGuardedClose } from './leave-guard.tsx';
import classes from './ask-dialog.module.css';
import { usePortalContext } from './portal-context.ts';
import { RestoredNote } from './restored-note.tsx';

/**
 * `deed` is the verb on the button; `wayBack` the words on the other one, where *Avbryt* would be mistaken for the deed; `error` is what the last try was refused with. `reasonNot`: why it cannot be done yet, told beside the
 * button, which is out of use as long. `isFilledIn`: the question has fields, and something was filled in that is asked for before it is
 * thrown away; `isRestored`: it was filled in before a session ended, and `restoredText` says what of it is left, when that is not all.
 */
export function AskDialog(props: {
  title: string;
  deed: string;
  wayBack?: string;
  isDangerous?: boolean;
  isWide?: boolean;
  isFilledIn?: boolean;
  isRestored?: boolean;
  restoredText?: string | undefined;
  reasonNot?: string | null;
  isBusy: boolean;
  error: unknown;
  children: Elements;
  onDeed: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { reasonNot = null, isFilledIn = false } = props;
  const { close, guard } = useGuardedClose(isFilledIn, props.onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!props.isBusy && reasonNot === null) props.onDeed();
  };
  return (
    <>
      <Dialog title={props.title} isWide={props.isWide ?? false} isFirm={isFilledIn} onClose={close}>
        <form className={classes.question} data-wide={props.isWide} onSubmit={submit} noValidate>
          {props.error !== null && <Refused error={props.error} />}
          {props.isRestored === true && <RestoredNote text={props.restoredText} />}
          {props.children}
          <div className={classes.actions}>
            {reasonNot !== null && <p className={classes.reason}>{reasonNot}</p>}
            <Button variant="default" onClick={close}>
              {props.wayBack ?? t('action.cancel')}
            </Button>
            <Button
              type="submit"
              loading={props.isBusy}
              disabled={reasonNot !== null}
              data-dangerous={props.isDangerous}
            >
              {props.deed}
            </Button>
          </div>
        </form>
      </Dialog>
      {guard}
    </>
  );
}

function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const { placeOf } = usePortalContext();
  const { title, detail, errors, requestId, uses } = asProblem(error);
  return (
    <FormProblem title={title}>
      <p>{errors.length === 0 ? detail : errors.map(({ message }) => message).join(' ')}</p>
      {uses.length > 0 && (
        <ul className={classes.uses}>
          {uses.map(({ id, name }) => (
            <li key={id}>
              <Link to={placeOf(id) ?? '/'}>{t('problem.goTo', { name })}</Link>
            </li>
          ))}
        </ul>
      )}
      {requestId !== null && <small>{t('problem.requestId', { requestId })}</small>}
    </FormProblem>
  );
}
