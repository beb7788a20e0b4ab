/** `/ivr-menus`. */
import { TargetsPage } from '../../targets/targets-page.tsx';

export const IvrMenusPage = () => <TargetsPage kind="ivr-menu" />;
