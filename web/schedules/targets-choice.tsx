/** What an event is to be put on: all of a kind, or some. */
import { Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventTargets } from './event-form.ts';
import { kindOf } from './schedule-of.ts';
import { answeringGroupsQuery, ivrMenusQuery } from './schedule-queries.ts';
import classes from './targets-choice.module.css';

type Way = 'all-answering-groups' | 'all-ivr-menus' | 'some';
const ways = ['all-answering-groups', 'all-ivr-menus', 'some'] as const satisfies readonly Way[];

/** Nothing chosen is an empty list, which no event can be put on. */
export function TargetsChoice(props: { targets: EventTargets; onChoose: (targets: EventTargets) => void }) {
  const { t } = useTranslation();
  const groups = useQuery(answeringGroupsQuery).data ?? [];
  const menus = useQuery(ivrMenusQuery).data ?? [];
  const { targets, onChoose } = props;
  const [way, setWay] = useState<Way>(typeof targets === 'string' ? targets : 'some');
  const some = typeof targets === 'string' ? [] : targets;
  const choose = (next: Way) => {
    setWay(next);
    onChoose(next === 'some' ? [] : next);
  };
  return (
    <fieldset className={classes.choice}>
      <legend>{t('schedule.field.targets')}</legend>
      <Radio.Group value={way} onChange={(value) => choose(ways.find((each) => each === value) ?? 'some')}>
        <div className={classes.ways}>
          {ways.map((each) => (
            <Radio key={each} value={each} label={t(`schedule.targets.choice.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      {way === 'some' && (
        <ul className={classes.list}>
          {[...groups, ...menus].map((target) => (
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
                {target.name}
              </label>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
