/** Somebody else changed the same thing: both values of each field, side by side, and a choice. Takes the focus. */
import { Button, UnstyledButton } from '@mantine/core';
import { IconCheck, IconUsersGroup } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Changer } from './conflict.ts';
import type { OpenConflict, Side } from './use-versioned-form.ts';
import classes from './conflict-notice.module.css';

const sides = ['mine', 'theirs'] as const satisfies readonly Side[];

/** `by` is who changed it last, when it is known: another one, or oneself in another tab; `told` says a value of the form in words, a list in lines. */
export function ConflictNotice<Form>(props: {
  conflict: OpenConflict<Form>;
  by: Changer | null;
  labelOf: (field: keyof Form & string) => string;
  told: (field: keyof Form & string, form: Form) => string;
  onTake: (fields: readonly (keyof Form & string)[], side: Side) => void;
}) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const { conflict, labelOf, told, onTake } = props;
  useEffect(() => box.current?.focus(), [conflict.theirs]);
  return (
    <section className={classes.notice} role="alert" tabIndex={-1} ref={box}>
      <IconUsersGroup size={20} stroke={1.8} aria-hidden className={classes.icon} />
      <div className={classes.content}>
        <h2 className={classes.title}>{t(titleOf(props.by), { name: props.by?.name })}</h2>
        <p>{t('conflict.detail')}</p>
        <ul className={classes.fields}>
          {conflict.fields.map((field) => (
            <li key={field} role="group" aria-label={labelOf(field)}>
              <p className={classes.label}>{labelOf(field)}</p>
              <div className={classes.sides}>
                {sides.map((side) => (
                  <UnstyledButton
                    key={side}
                    className={classes.side ?? ''}
                    aria-pressed={conflict.taken[field] === side}
                    onClick={() => onTake([field], side)}
                  >
                    <IconCheck size={17} stroke={2} aria-hidden className={classes.check} />
                    <span>
                      <span className={classes.whose}>
                        {side === 'mine' && conflict.untouched.includes(field)
                          ? t('conflict.asItWas')
                          : t(`conflict.${side}`)}
                      </span>
                      <span className={classes.value}>{told(field, conflict[side])}</span>
                    </span>
                  </UnstyledButton>
                ))}
              </div>
            </li>
          ))}
        </ul>
        {conflict.fields.length > 1 && (
          <div className={classes.all}>
            <Button variant="default" size="xs" onClick={() => onTake(conflict.fields, 'mine')}>
              {t('conflict.allMine')}
            </Button>
            <Button variant="default" size="xs" onClick={() => onTake(conflict.fields, 'theirs')}>
              {t('conflict.allTheirs')}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

function titleOf(by: Changer | null) {
  if (by === null) return 'conflict.title';
  return by.isReader ? 'conflict.titleOwn' : 'conflict.titleBy';
}
