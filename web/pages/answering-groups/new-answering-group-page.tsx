/** A new answering group. */
import { NewEntityPage } from '../../design/new-entity-page.tsx';
import { answeringGroupEntity } from './answering-group-entity.tsx';
import { emptyAnsweringGroup } from './answering-group-form.ts';

/** `/answering-groups/new`. */
export const NewAnsweringGroupPage = () => <NewEntityPage entity={answeringGroupEntity} empty={emptyAnsweringGroup} />;
