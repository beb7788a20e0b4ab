/** The fields of an answering group. Live inside a FormProvider. */
import { useTranslation } from 'react-i18next';
import { strategies } from '../../../domain/answering-group.ts';
import { FieldGroup } from '../../design/form-page.tsx';
import { SelectField } from '../../design/select-field.tsx';
import { TextField } from '../../design/text-field.tsx';
import { OpeningHoursFields } from '../../targets/opening-hours-fields.tsx';
import { AgentFields } from './agent-fields.tsx';
import { useAnsweringGroupFields } from './use-answering-group-fields.ts';

export function AnsweringGroupFields({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation();
  const form = useAnsweringGroupFields();
  const options = strategies.map((value) => ({ value, label: t(`answeringGroup.strategy.${value}`) }));
  return (
    <>
      <FieldGroup title={t('answeringGroup.group.about')}>
        <TextField form={form} name="name" isRequired isFirst={isNew} maxLength={100} />
        <TextField form={form} name="number" type="tel" />
        <SelectField form={form} name="strategy" options={options} />
      </FieldGroup>
      <AgentFields />
      <OpeningHoursFields />
    </>
  );
}
