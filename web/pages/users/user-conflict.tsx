/** Somebody else changed the same user: both values of each field, in words. */
import { useTellValue } from '../../activity/tell-value.ts';
import { useLastChanger } from '../../data/use-last-changer.ts';
import { ConflictNotice } from '../../design/conflict-notice.tsx';
import type { ConflictProps } from '../../design/entity.ts';
import type { UserField, UserForm } from '../../users/user-fields.ts';

export function UserConflict({ id, conflict, onTake }: ConflictProps<UserForm>) {
  const { labelOf, told } = useTellValue();
  const by = useLastChanger(id, conflict.version);
  const tell = (field: UserField, form: UserForm): string =>
    told(field, field === 'aliases' ? form.aliases.map(({ number }) => number) : form[field]);
  return <ConflictNotice conflict={conflict} by={by} labelOf={labelOf} told={tell} onTake={onTake} />;
}
