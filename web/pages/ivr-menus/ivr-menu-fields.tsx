/** The fields of an IVR menu. Live inside a FormProvider. */
import { useTranslation } from 'react-i18next';
import { FieldGroup } from '../../design/form-page.tsx';
import { TextField } from '../../design/text-field.tsx';
import { OpeningHoursFields } from '../../targets/opening-hours-fields.tsx';
import { VoiceMessageField } from '../../voice-messages/voice-message-field.tsx';
import { KeyFields } from './key-fields.tsx';
import { useIvrMenuFields } from './use-ivr-menu-fields.ts';

/** `menuId`: null for a new one. */
export function IvrMenuFields({ menuId }: { menuId: string | null }) {
  const { t } = useTranslation();
  const form = useIvrMenuFields();
  return (
    <>
      <FieldGroup title={t('ivrMenu.group.about')}>
        <TextField form={form} name="name" isRequired isFirst={menuId === null} maxLength={100} />
        <TextField form={form} name="number" type="tel" />
        <VoiceMessageField form={form} name="greetingMessageId" />
      </FieldGroup>
      <KeyFields menuId={menuId} />
      <OpeningHoursFields />
    </>
  );
}
