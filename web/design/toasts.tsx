/** The corner where toasts stand. Loaded after the page: what it needs to move them weighs more than most pages. */
import { Notifications } from '@mantine/notifications';

export const Toasts = () => <Notifications position="bottom-left" limit={4} autoClose={7000} />;
