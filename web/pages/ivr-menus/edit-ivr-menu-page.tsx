/** Changing an IVR menu. */
import { useParams } from 'react-router';
import { EditEntityPage } from '../../design/edit-entity-page.tsx';
import { IvrMenuConflict } from './ivr-menu-conflict.tsx';
import { ivrMenuEntity } from './ivr-menu-entity.tsx';

/** `/ivr-menus/:id/edit`. */
export function EditIvrMenuPage() {
  const { id = '' } = useParams();
  return <EditEntityPage entity={ivrMenuEntity} id={id} Conflict={IvrMenuConflict} />;
}
