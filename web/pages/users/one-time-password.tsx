/** A one-time password: readable, and copied by one click. It is in this reply and nowhere else. */
import { CopyButton } from '../../design/copy-button.tsx';
import classes from './created-user.module.css';

/** Must be shown where nothing takes it away by itself. */
export function OneTimePassword({ password }: { password: string }) {
  return (
    <span className={classes.password}>
      <code>{password}</code>
      <CopyButton text={password} size="xs" />
    </span>
  );
}
