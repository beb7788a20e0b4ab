/** Swedish holidays in one go: which of them, for what, and next year again by itself. */
import { NativeSelect, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { createKeyring } from '../api/keyring.ts';
import type { Reply } from '../api/routes.ts';
import { AskDialog } from '../design/ask-dialog.tsx';
import { sameValue } from '../design/conflict.ts';
import { tellWeekday } from '../design/time.ts';
import { toast } from '../design/toast.tsx';
import { useTelling, useToday } from '../session/use-session.ts';
import type { EventTargets } from './event-form.ts';
import classes from './holidays-dialog.module.css';
import { eventsKey, holidaysQuery } from './schedule-queries.ts';
import { TargetsChoice } from './targets-choice.tsx';
import { useTellTargets } from './use-tell-targets.ts';

type Holiday = Reply<'listHolidays'>['items'][number];

/** Public holidays and the eves that are closed in practice are proposed; days squeezed between can be added. */
export function HolidaysDialog(props: { targets: EventTargets; isChoosable: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const today = useToday()();
  const queryClient = useQueryClient();
  const tellTargets = useTellTargets();
  const [keyring] = useState(createKeyring);
  const [year, setYear] = useState(today.slice(0, 4));
  const [targets, setTargets] = useState(props.targets);
  const [differing, setDiffering] = useState<ReadonlySet<string>>(new Set());
  const [renewYearly, setRenewYearly] = useState(false);
  const holidays = (useQuery(holidaysQuery(year)).data ?? []).filter(({ date }) => date >= today);
  const isChosen = ({ code, kind }: Holiday): boolean => (kind !== 'squeeze') !== differing.has(code);
  const codes = holidays.filter(isChosen).map(({ code }) => code);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      // Not said unless it is wished: of days that are closed already it would be taken away.
      const body = { year: Number(year), codes, targets: targets as never, ...(renewYearly && { renewYearly }) };
      return keyring.with(body, (idempotencyKey) => call('createHolidayEvents', { body }, { idempotencyKey }));
    },
    onSuccess: ({ items }) => {
      props.onClose();
      void queryClient.invalidateQueries({ queryKey: eventsKey });
      const text = t('schedule.outlook.targets', { targets: tellTargets(targets) });
      toast({ tone: 'good', title: t('holidays.done', { count: items.length }), text });
    },
  });
  const turn = (code: string) => {
    const next = new Set(differing);
    if (!next.delete(code)) next.add(code);
    setDiffering(next);
  };
  const canAdd = codes.length > 0 && targets.length > 0;
  return (
    <AskDialog
      title={t('holidays.title')}
      deed={t('holidays.deed', { count: codes.length })}
      isWide
      isFilledIn={differing.size > 0 || renewYearly || !sameValue(targets, props.targets)}
      reasonNot={canAdd ? null : t(codes.length === 0 ? 'holidays.noneChosen' : 'holidays.noTargets')}
      isBusy={isPending}
      error={error}
      onDeed={() => mutate()}
      onClose={props.onClose}
    >
      <p>{t('holidays.lead')}</p>
      <NativeSelect
        label={t('holidays.year')}
        size="md"
        value={year}
        data={[0, 1, 2].map((ahead) => String(Number(today.slice(0, 4)) + ahead))}
        onChange={(event) => setYear(event.currentTarget.value)}
      />
      <ul className={classes.list} aria-label={t('holidays.list')}>
        {holidays.map((holiday) => (
          <li key={holiday.code} data-kind={holiday.kind}>
            <label>
              <input type="checkbox" checked={isChosen(holiday)} onChange={() => turn(holiday.code)} />
              <span>{holiday.name}</span>
              <time dateTime={holiday.date}>{tellWeekday(holiday.date, language)}</time>
            </label>
          </li>
        ))}
      </ul>
      {holidays.length === 0 && <p>{t('holidays.over')}</p>}
      {props.isChoosable && <TargetsChoice targets={targets} onChoose={setTargets} />}
      <Switch
        size="md"
        label={t('holidays.renew')}
        checked={renewYearly}
        onChange={(event) => setRenewYearly(event.currentTarget.checked)}
      />
    </AskDialog>
  );
}
