/** `/answering-groups`. */
import { TargetsPage } from '../../targets/targets-page.tsx';

export const AnsweringGroupsPage = () => <TargetsPage kind="answering-group" />;
