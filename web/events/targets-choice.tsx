/** What an event is to be put on: all of a kind, or some. */
import { Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ReadNotice } from '../design/notice.tsx';
import { together } from '../design/reads.ts';
import type { EventTargets } from './event-form.ts';
import { kindOf } from '../data/schedule-of.ts';
import { answeringGroupsQuery, ivrMenusQuery } from '../data/schedule-queries.ts';
import classes from './targets-choice.module.css';

const ways = ['all-answering-groups', 'all-ivr-menus', 'some'] as const;

/** Nothing chosen is an empty list, which no event can be put on. */
export function TargetsChoice(props: {
  targets: EventTargets;
  error?: string | undefined;
  onChoose: (targets: EventTargets) => void;
}) {
  const { t } = useTranslation();
  const groups = useQuery(answeringGroupsQuery);
  const menus = useQuery(ivrMenusQuery);
  const { targets, onChoose } = props;
  const [way, some] = typeof targets === 'string' ? [targets, []] : (['some', targets] as const);
  const choose = (chosen: string) => {
    const next = ways.find((each) => each === chosen) ?? 'some';
    onChoose(next === 'some' ? [] : next);
  };
  return (
    <fieldset className={classes.choice}>
      <legend>{t('schedule.field.targets')}</legend>
      <Radio.Group value={way} error={props.error} onChange={choose}>
        <div className={classes.ways}>
          {ways.map((each) => (
            <Radio key={each} value={each} label={t(`schedule.targets.choice.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      {way === 'some' && <ReadNotice reads={together(groups, menus)} />}
      {way === 'some' && (
        <ul className={classes.list}>
          {[...(groups.data ?? []), ...(menus.data ?? [])].map((target) => (
            <li key={target.id}>
              <label>
                <input
                  type="checkbox"
                  checked={some.some(({ id }) => id === target.id)}
                  onChange={({ currentTarget: { checked } }) =>
                    onChoose(
                      checked
                        ? [...some, { kind: kindOf(target), id: target.id }]
                        : some.filter(({ id }) => id !== target.id),
                    )
                  }
                />
                <span>{target.name}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
