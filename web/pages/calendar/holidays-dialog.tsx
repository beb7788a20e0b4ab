/** Swedish holidays in one go: which of them, for what, and next year again by itself. */
import { NativeSelect, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { createKeyring } from '../../api/keyring.ts';
import type { Reply } from '../../api/routes.ts';
import { AskDialog } from '../../design/ask-dialog.tsx';
import { sameValue } from '../../design/conflict.ts';
import { FieldHint } from '../../design/field-hint.tsx';
import { FormField } from '../../design/form-field.tsx';
import { ReadNotice } from '../../design/notice.tsx';
import { together } from '../../design/reads.ts';
import { tellWeekday } from '../../design/time.ts';
import { toast } from '../../design/toast.tsx';
import { useKeptState } from '../../design/use-draft.ts';
import { useTelling, useToday } from '../../design/use-telling.ts';
import type { EventTargets } from '../../events/event-form.ts';
import classes from './holidays-dialog.module.css';
import { useVoiceMessage } from '../../data/voice-message-names.ts';
import { eventsKey, holidaysQuery } from '../../data/schedule-queries.ts';
import { expireUses } from '../../data/voice-message-queries.ts';
import { useRemoveHolidays, useStandingHolidays } from './standing-holidays.ts';
import { useMessageProblem } from '../../voice-messages/use-message-check.ts';
import { VoiceMessageChoice } from '../../voice-messages/voice-message-choice.tsx';
import { TargetsChoice } from '../../events/targets-choice.tsx';
import { useTellTargets } from '../../events/use-tell-targets.ts';

type Holiday = Reply<'listHolidays'>['items'][number];

/**
 * Public holidays and the eves that are closed in practice are proposed; days squeezed between can be added. One that stands already on the
 * same groups and menus is shown so, and only takes part when next year's is wished.
 */
export function HolidaysDialog(props: { targets: EventTargets; isChoosable: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const today = useToday();
  const queryClient = useQueryClient();
  const tellTargets = useTellTargets();
  const [keyring] = useState(createKeyring);
  const years = [0, 1, 2].map((ahead) => String(Number(today.slice(0, 4)) + ahead));
  const [chosenYear, setYear] = useKeptState<string | null>('year', null);
  // At New Year the first of them is over.
  const year = years.find((each) => each === chosenYear) ?? years[0] ?? '';
  const [targets, setTargets, areTargetsRestored] = useKeptState('targets', props.targets);
  const [differing, setDiffering, isDifferingRestored] = useKeptState<readonly string[]>('differing', []);
  const [renewYearly, setRenewYearly, isRenewalRestored] = useKeptState('renew', false);
  const [messageId, setMessageId, isMessageRestored] = useKeptState('message', '');
  const messageProblem = useMessageProblem(useVoiceMessage(messageId === '' ? null : messageId));
  const calendar = useQuery(holidaysQuery(year));
  const holidays = (calendar.data ?? []).filter(({ date }) => date >= today);
  const { standing, read } = useStandingHolidays(year, targets);
  const reads = together(calendar, read);
  const isStanding = ({ code }: Holiday): boolean => standing?.has(code) ?? false;
  const isChosen = ({ code, kind }: Holiday): boolean => (kind !== 'squeeze') !== differing.includes(code);
  const added = holidays.filter((holiday) => isChosen(holiday) && !isStanding(holiday));
  const renewed = renewYearly ? holidays.filter(isStanding) : [];
  const codes = [...added, ...renewed].map(({ code }) => code);
  const removeHolidays = useRemoveHolidays();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      // Not said unless it is wished: of days that are closed already it would be taken away.
      const body = {
        year: Number(year),
        codes,
        targets: targets as never,
        ...(messageId !== '' && { messageId }),
        ...(renewYearly && { renewYearly }),
      };
      return keyring.with(body, (idempotencyKey) => call('createHolidayEvents', { body }, { idempotencyKey }));
    },
    onSuccess: ({ items }) => {
      props.onClose();
      expireUses(queryClient);
      void queryClient.invalidateQueries({ queryKey: eventsKey });
      const made = items.filter(({ holiday }) => holiday !== null && !standing?.has(holiday.code));
      toast({
        tone: 'good',
        title: made.length === 0 ? t('holidays.renewed') : t('holidays.done', { count: made.length }),
        text: t('schedule.outlook.targets', { targets: tellTargets(targets) }),
        undo: made.length === 0 ? undefined : () => removeHolidays(made),
      });
    },
  });
  const turn = (code: string) => {
    const others = differing.filter((each) => each !== code);
    setDiffering(others.length < differing.length ? others : [...differing, code]);
  };
  const isAllStanding = holidays.length > 0 && holidays.filter((each) => each.kind !== 'squeeze').every(isStanding);
  const reasonNot =
    reads.failure !== null
      ? t('app.partly')
      : messageProblem !== null
        ? messageProblem
        : targets.length === 0
          ? t('holidays.noTargets')
          : codes.length > 0
            ? null
            : t(isAllStanding ? 'holidays.allThere' : 'holidays.noneChosen');
  const nothingToAdd = t(renewed.length > 0 ? 'action.save' : 'schedule.create.deed');
  const deed = added.length === 0 ? nothingToAdd : t('holidays.deed', { count: added.length });
  return (
    <AskDialog
      title={t('holidays.title')}
      deed={deed}
      isWide
      isFilledIn={differing.length > 0 || renewYearly || messageId !== '' || !sameValue(targets, props.targets)}
      isRestored={areTargetsRestored || isDifferingRestored || isMessageRestored || isRenewalRestored}
      reasonNot={reasonNot}
      isBusy={isPending || (reads.failure === null && standing === null && targets.length > 0)}
      error={error}
      onDeed={() => mutate()}
      onClose={props.onClose}
    >
      <p>{t('holidays.lead')}</p>
      <NativeSelect
        label={<span>{t('holidays.year')}</span>}
        size="md"
        value={year}
        data={years}
        onChange={(event) => setYear(event.currentTarget.value)}
      />
      <ReadNotice reads={reads} />
      <ul className={classes.list} aria-label={t('holidays.list')}>
        {holidays.map((holiday) => (
          <li key={holiday.code} data-kind={holiday.kind}>
            <label>
              <input
                type="checkbox"
                checked={isStanding(holiday) || isChosen(holiday)}
                disabled={isStanding(holiday)}
                onChange={() => turn(holiday.code)}
              />
              <span>
                <span>{holiday.name}</span>
                {isStanding(holiday) && <small className={classes.standing}>{t('holidays.standing')}</small>}
              </span>
              <time dateTime={holiday.date}>{tellWeekday(holiday.date, language)}</time>
            </label>
          </li>
        ))}
      </ul>
      {calendar.data !== undefined && holidays.length === 0 && <p>{t('holidays.over')}</p>}
      {props.isChoosable && <TargetsChoice targets={targets} onChoose={setTargets} />}
      <FormField label={t('schedule.field.messageId.label')}>
        {({ inputId }) => (
          <VoiceMessageChoice
            id={inputId}
            label={t('schedule.field.messageId.label')}
            empty={t('voiceMessageField.none')}
            value={messageId}
            onChange={setMessageId}
          />
        )}
      </FormField>
      {messageId !== '' && renewed.length > 0 && (
        <FieldHint tone="neutral" icon={IconInfoCircle}>
          {t('holidays.messageOfStanding', { count: renewed.length })}
        </FieldHint>
      )}
      <Switch
        size="md"
        label={t('holidays.renew')}
        checked={renewYearly}
        onChange={(event) => setRenewYearly(event.currentTarget.checked)}
      />
    </AskDialog>
  );
}
