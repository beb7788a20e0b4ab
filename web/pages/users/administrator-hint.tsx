/** What it means that *Administrator* has just been ticked on or off. */
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { UserReply } from '../../../contract/users.ts';
import { useSession } from '../../session/use-session.ts';
import { FieldHint } from '../../design/field-hint.tsx';
import type { UserForm } from '../../users/user-fields.ts';

/** Silent as long as nothing changes. */
export function AdministratorHint({ user }: { user: UserReply | null }) {
  const { t } = useTranslation();
  const session = useSession();
  const { control, formState } = useFormContext<UserForm>();
  const isTicked = useWatch({ control, name: 'administrator' });
  if (isTicked === formState.defaultValues?.administrator) return null;
  if (isTicked) {
    return (
      <FieldHint tone="good" icon={IconShieldCheck}>
        {t('users.administratorWill.granted')}
      </FieldHint>
    );
  }
  return (
    <FieldHint tone="warn" icon={IconShieldOff}>
      {t(user?.id === session.user.id ? 'users.administratorWill.revokedFromSelf' : 'users.administratorWill.revoked')}
    </FieldHint>
  );
}
