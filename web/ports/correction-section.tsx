/** A part of what was sent to the losing operator: as it was sent, or open to be corrected. */
import { Button } from '@mantine/core';
import { IconArrowRight, IconPencil } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Elements } from '../design/elements.ts';
import { FieldHint } from '../design/field-hint.tsx';
import classes from './ports.module.css';

/** `sent` is what was sent, in words. `isFirst`: the correction begins here, and its first field has the focus; `first` says why. The children are its fields. */
export function CorrectionSection(props: {
  title: string;
  sent?: string;
  isFirst: boolean;
  first: string | null;
  isOpen: boolean;
  onOpen: () => void;
  children: Elements;
}) {
  const { t } = useTranslation();
  const id = useId();
  const { title, sent, isFirst, first, isOpen } = props;
  const part = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(isFirst ? null : isOpen);
  useEffect(() => {
    if (isOpen && wasOpen.current !== true) {
      const fields = part.current;
      (fields?.querySelector<HTMLElement>('[data-autofocus]') ?? fields?.querySelector<HTMLElement>('input'))?.focus();
    }
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <section className={classes.part} data-first={first !== null} aria-labelledby={id}>
      <div className={classes.partHead}>
        <h3 id={id}>{title}</h3>
        {!isOpen && (
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconPencil size={16} stroke={1.8} aria-hidden />}
            aria-label={t('port.resubmit.changePart', { part: title })}
            onClick={props.onOpen}
          >
            {t('port.resubmit.change')}
          </Button>
        )}
      </div>
      {first !== null && (
        <FieldHint tone="warn" icon={IconArrowRight}>
          {first}
        </FieldHint>
      )}
      {isOpen ? (
        <div className={classes.partFields} ref={part}>
          {props.children}
        </div>
      ) : (
        sent !== undefined && <p className={classes.quiet}>{sent}</p>
      )}
    </section>
  );
}
