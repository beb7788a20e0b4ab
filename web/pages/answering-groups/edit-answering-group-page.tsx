/** Changing an answering group. */
import { useParams } from 'react-router';
import { EditEntityPage } from '../../design/edit-entity-page.tsx';
import { AnsweringGroupConflict } from './answering-group-conflict.tsx';
import { answeringGroupEntity } from './answering-group-entity.tsx';

/** `/answering-groups/:id/edit`. */
export function EditAnsweringGroupPage() {
  const { id = '' } = useParams();
  return <EditEntityPage entity={answeringGroupEntity} id={id} Conflict={AnsweringGroupConflict} />;
}
