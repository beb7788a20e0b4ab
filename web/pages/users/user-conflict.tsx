/** Somebody else changed the same user: both values of each field, in words. */
import { useLastChanger } from '../../data/use-last-changer.ts';
import { useTellValue } from '../../activity/tell-value.ts';
import { ConflictNotice } from '../../design/conflict-notice.tsx';
import type { OpenConflict, VersionedForm } from '../../design/use-versioned-form.ts';
import type { UserField, UserForm } from '../../users/user-fields.ts';

export function UserConflict(props: {
  userId: string;
  conflict: OpenConflict<UserForm>;
  onTake: VersionedForm<UserForm>['take'];
}) {
  const { labelOf, told } = useTellValue();
  const by = useLastChanger(props.userId, props.conflict.version);
  const tell = (field: UserField, form: UserForm): string =>
    told(field, field === 'aliases' ? form.aliases.map(({ number }) => number) : form[field]);
  return <ConflictNotice conflict={props.conflict} by={by} labelOf={labelOf} told={tell} onTake={props.onTake} />;
}
