/**
 * A task in steps, one on the screen at a time: the steps by their names, the way back, what is missing next to *Nästa* with the click that
 * mends it, and a running summary at the side. On a phone the summary is below.
 */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconCheck, IconInfoCircle, IconWand } from '@tabler/icons-react';
import { useEffect, useId, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Elements } from './elements.ts';
import { Page } from './page.tsx';
import classes from './wizard.module.css';

/** A step. One that is not reachable comes after one that is not done. */
export interface WizardStep<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly isReachable: boolean;
}

/** Why *Nästa* is out of use, and the change that mends it. */
export interface WizardReason {
  readonly reason: string;
  readonly mend: { readonly label: string; readonly apply: () => void } | null;
}

/** `lastLabel`: on the button of the last step. `actions` are right of the title, `note` is below the buttons. */
export function Wizard<Id extends string>(props: {
  title: string;
  steps: readonly WizardStep<Id>[];
  current: Id;
  reason: WizardReason | null;
  lastLabel: string;
  isBusy: boolean;
  /** Where the focus is wanted elsewhere than at the heading of the new step. */
  keepsFocus: boolean;
  actions: Elements;
  note: Elements;
  summary: Elements;
  children: Elements;
  onGo: (step: Id) => void;
  onFinish: () => void;
}) {
  const { t } = useTranslation();
  const { steps, current, reason } = props;
  const place = steps.findIndex(({ id }) => id === current);
  const [previous, next] = [steps[place - 1], steps[place + 1]];
  const heading = useStepFocus(current, props.keepsFocus);
  const reasonId = useId();
  const goOn = () => {
    if (reason !== null || props.isBusy) return;
    if (next === undefined) props.onFinish();
    else props.onGo(next.id);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) goOn();
      }}
    >
      <Page title={props.title} aside={<div className={classes.actions}>{props.actions}</div>}>
        <StepList steps={steps} current={current} onGo={props.onGo} />
        <div className={classes.columns}>
          <div className={classes.step}>
            <h2 className={classes.heading} tabIndex={-1} ref={heading}>
              {steps[place]?.name}
            </h2>
            {props.children}
            <div className={classes.buttons}>
              {previous !== undefined && (
                <Button
                  variant="default"
                  size="md"
                  leftSection={<IconArrowLeft size={18} aria-hidden />}
                  onClick={() => props.onGo(previous.id)}
                >
                  {t('wizard.back')}
                </Button>
              )}
              <NextButton
                label={next === undefined ? props.lastLabel : t('wizard.next')}
                isLast={next === undefined}
                reason={reason}
                reasonId={reasonId}
                isBusy={props.isBusy}
              />
            </div>
            {props.note}
          </div>
          <aside className={classes.summary} aria-label={t('wizard.summary')}>
            {props.summary}
          </aside>
        </div>
      </Page>
    </form>
  );
}

function StepList<Id extends string>(props: {
  steps: readonly WizardStep<Id>[];
  current: Id;
  onGo: (step: Id) => void;
}) {
  const { t } = useTranslation();
  const { steps, current } = props;
  const place = steps.findIndex(({ id }) => id === current);
  return (
    <nav aria-label={t('wizard.steps')}>
      <p className={classes.progress}>{t('wizard.progress', { place: place + 1, count: steps.length })}</p>
      <ol className={classes.steps}>
        {steps.map(({ id, name, isReachable }, each) => (
          <li key={id} className={classes.item} data-done={each < place}>
            <button
              type="button"
              className={classes.link}
              disabled={!isReachable}
              aria-current={id === current ? 'step' : undefined}
              onClick={() => props.onGo(id)}
            >
              <span className={classes.place} aria-hidden>
                {each < place ? <IconCheck size={15} stroke={2.4} /> : <span>{each + 1}</span>}
              </span>
              <span className={classes.name}>{name}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function NextButton(props: {
  label: string;
  isLast: boolean;
  reason: WizardReason | null;
  reasonId: string;
  isBusy: boolean;
}) {
  const { reason, reasonId } = props;
  const button = useRef<HTMLButtonElement>(null);
  const isMended = useRef(false);
  useEffect(() => {
    // The button that mended it is gone, and the focus would go with it.
    if (isMended.current && document.activeElement === document.body) button.current?.focus();
    isMended.current = false;
  }, [reason]);
  return (
    <>
      <Button
        type="submit"
        size="md"
        ref={button}
        loading={props.isBusy}
        disabled={reason !== null}
        aria-keyshortcuts="Control+Enter"
        {...(reason !== null && { 'aria-describedby': reasonId })}
        {...(!props.isLast && { rightSection: <IconArrowRight size={18} aria-hidden /> })}
      >
        {props.label}
      </Button>
      <div className={classes.reason} id={reasonId} role="status">
        {reason !== null && (
          <p>
            <IconInfoCircle size={18} stroke={1.8} aria-hidden />
            <span>{reason.reason}</span>
          </p>
        )}
      </div>
      {reason?.mend && (
        <Button
          variant="light"
          size="sm"
          className={classes.mend ?? ''}
          leftSection={<IconWand size={16} stroke={1.8} aria-hidden />}
          onClick={() => {
            isMended.current = true;
            reason.mend?.apply();
          }}
        >
          {reason.mend.label}
        </Button>
      )}
    </>
  );
}

/** The heading of a step has the focus when the step changes, not when the page opens. */
function useStepFocus(current: string, keepsFocus: boolean): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(current);
  useEffect(() => {
    if (shown.current === current) return;
    shown.current = current;
    if (keepsFocus) return;
    window.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, [current, keepsFocus]);
  return heading;
}
