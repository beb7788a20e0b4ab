/** `/answering-groups`. */
import { TargetsPage } from '../schedules/targets-page.tsx';

export const AnsweringGroupsPage = () => <TargetsPage kind="answering-group" />;
