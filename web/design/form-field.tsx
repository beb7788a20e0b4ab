/** The frame of one field of a form: its name, its question mark, what is written about it, its input. */
import { ActionIcon } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Elements } from './elements.ts';
import classes from './form-field.module.css';

/** What the question mark shows: what the field is, an example, what it affects. */
export interface FieldHelp {
  readonly about: string;
  readonly example: string;
  readonly affects: string;
}

/** `note` is below the field. `isGroup`: several inputs share the name, so that it labels the group and not one input. */
export function FormField(props: {
  label: string;
  help?: FieldHelp | undefined;
  note?: string | undefined;
  isRequired?: boolean;
  isGroup?: boolean;
  children: (ids: { inputId: string; labelId: string }) => Elements;
}) {
  const id = useId();
  const ids = { inputId: `${id}input`, labelId: `${id}label` };
  return (
    <div>
      <Helped help={props.help} label={props.label} className={classes.labelRow ?? ''}>
        {props.isGroup === true ? (
          <span id={ids.labelId} className={classes.labelText}>
            {props.label}
          </span>
        ) : (
          <label id={ids.labelId} htmlFor={ids.inputId} data-required={props.isRequired}>
            {props.label}
          </label>
        )}
      </Helped>
      {props.children(ids)}
      {props.note !== undefined && <p className={classes.note}>{props.note}</p>}
    </div>
  );
}

/** A field whose input and label are one, such as a switch. The label has the id that it is given. */
export function FormSwitchField(props: {
  label: string;
  help: FieldHelp | undefined;
  children: (labelId: string) => Elements;
}) {
  const labelId = useId();
  return (
    <div>
      <Helped help={props.help} label={props.label} className={classes.switchRow ?? ''}>
        {props.children(labelId)}
      </Helped>
    </div>
  );
}

/** A row, with a question mark at its end if there is help. */
const Helped = (props: { help: FieldHelp | undefined; label: string; className: string; children: Elements }) =>
  props.help === undefined ? (
    <div className={props.className}>{props.children}</div>
  ) : (
    <WithHelp {...props} help={props.help} />
  );

/** The question mark is called *help* and what with; what it shows is below the row. */
function WithHelp(props: { help: FieldHelp; label: string; className: string; children: Elements }) {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className={props.className}>
        {props.children}
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !isOpen) return;
            event.preventDefault();
            setOpen(false);
          }}
        >
          <IconHelpCircle size={18} stroke={1.7} color="var(--text-muted)" aria-hidden />
          {/* As text, and not as a label: a search for the field by its name must find the field alone. */}
          <span className={classes.hidden}>{t('field.help.label', { field: props.label })}</span>
        </ActionIcon>
      </div>
      <div className={classes.help} id={id} hidden={!isOpen}>
        <p>{props.help.about}</p>
        <p>{t('field.help.example', { example: props.help.example })}</p>
        <p>{props.help.affects}</p>
      </div>
    </>
  );
}
