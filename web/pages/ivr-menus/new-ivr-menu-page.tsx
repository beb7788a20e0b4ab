/** A new IVR menu. */
import { NewEntityPage } from '../../design/new-entity-page.tsx';
import { ivrMenuEntity } from './ivr-menu-entity.tsx';
import { emptyIvrMenu } from './ivr-menu-form.ts';

/** `/ivr-menus/new`. */
export const NewIvrMenuPage = () => <NewEntityPage entity={ivrMenuEntity} empty={emptyIvrMenu} />;
