/** `/ivr-menus`. */
import { TargetsPage } from '../schedules/targets-page.tsx';

export const IvrMenusPage = () => <TargetsPage kind="ivr-menu" />;
